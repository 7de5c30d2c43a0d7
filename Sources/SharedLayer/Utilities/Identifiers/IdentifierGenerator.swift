/// Makes identifiers from random bytes and a clock that are both passed in.
package struct IdentifierGenerator: Sendable {
    private let now: @Sendable () -> Timestamp
    private let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    package init(
        now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = IdentifierGenerator.systemRandomBytes
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// Bytes of the system's random generator (getrandom).
    @Sendable package static func systemRandomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A UUID of version 4 in lower case (RFC 9562 section 5.4).
    package func uuid() -> String {
        var bytes = randomBytes(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return groups.map { Hexadecimal.text($0) }.joined(separator: "-")
    }

    /// Forty-eight bits of milliseconds and eighty random bits as 26 letters that sort by time (the ULID specification).
    package func sortable() -> String {
        let milliseconds = UInt64(clamping: now().millisecondsSince1970)
        let time = (0..<10).map { place in UInt8(milliseconds >> UInt64(5 * (9 - place)) & 31) }
        // Sixteen letters of five bits each; of each random byte five bits are used.
        let random = randomBytes(16).map { $0 & 31 }
        return String(decoding: (time + random).map { Self.alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Crockford's base 32: no I, L, O, U.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
