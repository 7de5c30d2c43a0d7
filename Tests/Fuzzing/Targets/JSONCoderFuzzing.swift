import FoundationEssentials
import JSONCoding
import LambdaEvents

/// A text that can be read is written and read again as the same value, and Foundation reads no other value from it.
func fuzzJSONCoder(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let value = try? JSONCoder.decode(AnyJSON.self, from: bytes) else { return }
    if let foundations = try? JSONDecoder().decode(AnyJSON.self, from: Data(bytes)) {
        try promise(foundations == value, "Foundation reads \(foundations), not \(value)")
    }
    guard let text = try? JSONCoder.encode(value) else { throw BrokenPromise("\(value) can be written") }
    let again = try? JSONCoder.decode(AnyJSON.self, from: text)
    try promise(again == value, "\(value) is read again from \(String(decoding: text, as: UTF8.self))")
}
