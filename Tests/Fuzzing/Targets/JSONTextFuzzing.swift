import FoundationEssentials

@testable import FunctionRuntime

/// A text in JSON is that text to another reader, and what is said to be a number is one to it.
func fuzzJSONText(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    let json = text.jsonString
    try promise(json.utf8.allSatisfy { !$0.isASCIIControl }, "control characters are escaped: \(json)")
    try promise(decoded(String.self, json) == text, "\(json) is the text that was written")
    // Foundation refuses `0e1`, which RFC 8259 allows, and what no binary number holds.
    if text.isJSONNumber, !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }), text.utf8.count < 300 {
        try promise(decoded(Double.self, text) != nil, "\(text) is a number")
    }
}

/// Nil where Foundation cannot read it.
func decoded<Value: Decodable>(_ type: Value.Type, _ json: some StringProtocol) -> Value? {
    try? JSONDecoder().decode(type, from: Data(json.utf8))
}
