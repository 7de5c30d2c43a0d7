import FoundationEssentials
import LambdaEvents
import SharedLayer

/// A text that is read strictly is written and read again as the same value, and Foundation reads it too.
func fuzzStrictJSON(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let value = try? JSONParser().parse(bytes) else { return }
    let text = value.bytes
    try promise((try? JSONParser().parse(text)) == value, "\(value) is read again")
    try promise(
        (try? JSONParser().parse(text))?.bytes == text, "\(value) is written with the same bytes once it was read")
    // Foundation refuses `0e1`, which RFC 8259 allows, and what no binary number holds.
    if !bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
        let foundations = try? JSONDecoder().decode(AnyJSON.self, from: Data(bytes))
        try promise(foundations != nil, "Foundation reads \(value)")
    }
}
