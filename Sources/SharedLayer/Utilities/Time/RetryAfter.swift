/// The header field `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// A day: more than that says no more.
    private static let secondsMax: Int64 = 86_400

    /// From now on; nil when the text is neither.
    static func seconds(_ text: String, now: Timestamp) -> Int? {
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int(min(Int64(text) ?? secondsMax, secondsMax))
        }
        guard let date = HTTPDate.seconds(text, now: now) else { return nil }
        return Int(min(max(date - now.secondsSince1970, 0), secondsMax))
    }
}
