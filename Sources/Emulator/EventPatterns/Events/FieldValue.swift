/// One value of a field in an event: a string, a number, true, false or null.
struct FieldValue: Sendable {
    /// As patterns compare it: a string between quotes, without escapes; anything else as it is written.
    let text: [UInt8]
    /// Nil for what is no number, or none that AWS compares as one.
    let number: ComparableNumber?
    let membership: ArrayMembership

    /// The address that is written in the value.
    var address: NetworkAddress? {
        let isQuoted = text.count >= 2 && text.first == Self.quote && text.last == Self.quote
        return NetworkAddress(isQuoted ? text[1..<text.count - 1] : text[...])
    }

    static let quote = UInt8(ascii: "\"")

    static func quoted(_ text: some Collection<UInt8>) -> [UInt8] { [quote] + text + [quote] }
}
