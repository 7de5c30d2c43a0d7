extension Timestamp: CustomStringConvertible {
    package static let millisecondsPerDay: Int64 = 86_400_000

    package var text: String {
        let ofDay = Self.remainder(millisecondsSince1970, Self.millisecondsPerDay)
        let days = (millisecondsSince1970 - Int64(ofDay)) / Self.millisecondsPerDay
        let (hour, minute) = (ofDay / 3_600_000, ofDay / 60_000 % 60)
        let (second, millisecond) = (ofDay / 1_000 % 60, ofDay % 1_000)
        return "\(CivilDate(daysSince1970: Int(days)).text)T\(padded(hour, 2)):\(padded(minute, 2))"
            + ":\(padded(second, 2)).\(padded(millisecond, 3))Z"
    }

    package var description: String { text }

    /// Reads a `date-time` of RFC 3339 section 5.6 with any offset and fraction; finer digits are cut off.
    ///
    /// A leap second counts as the first moment of the next minute, and only where one can be: at 23:59:60 UTC.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = bytes[11..<13].decimalInteger, let minute = bytes[14..<16].decimalInteger,
            let second = bytes[17..<19].decimalInteger, hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        var millisecond = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: \.isDigit)
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(fraction.count + 1)
            millisecond = (Array(fraction.prefix(3)) + Array("00".utf8)).prefix(3)[...].decimalInteger ?? 0
        }
        guard let offsetMinutes = Self.offsetMinutes(rest) else { return nil }
        let minutes = Int64(date.daysSince1970) * 1_440 + Int64(hour * 60 + minute - offsetMinutes)
        if second == 60, Self.remainder(minutes, 1_440) != 1_439 { return nil }
        self.init(millisecondsSince1970: minutes * 60_000 + Int64(second * 1_000 + millisecond))
    }

    private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes.count == 1, bytes[0] | 0x20 == UInt8(ascii: "z") { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = bytes[1..<3].decimalInteger,
            let minutes = bytes[4..<6].decimalInteger, hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}
