/// Bytes of a text, read in place.
extension Span<UInt8> {
    func isText(_ text: String) -> Bool {
        let other = text.utf8Span.span
        guard count == other.count else { return false }
        for place in indices where self[place] != other[place] { return false }
        return true
    }

    /// The place of the first such byte in `range`, or the range's end.
    func firstPlace(of byte: UInt8, in range: Range<Int>) -> Int {
        for place in range where self[place] == byte { return place }
        return range.upperBound
    }

    /// The bytes as a string; what is not UTF-8 is replaced.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for place in indices { bytes.append(self[place]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of exactly so many hexadecimal digits; nil for any other text.
    func hexadecimal(digits: Int) -> UInt64? {
        guard count == digits else { return nil }
        var value: UInt64 = 0
        for place in indices {
            let byte = self[place]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt64(digit)
        }
        return value
    }
}
