/// An access token in the header `Authorization` (RFC 6750 section 2.1).
package struct BearerToken: Sendable {
    package let text: String

    /// The challenge for a token that does not count; why it does not, only the log says.
    package static let invalidChallenge = #"Bearer error="invalid_token""#

    /// Nil without the header, and for one of another scheme. The scheme's case does not matter (RFC 9110 section 11.1).
    package init?(_ field: String?) {
        let scheme = "bearer "
        guard let field, field.lowercased().utf8.starts(with: scheme.utf8) else { return nil }
        text = String(Substring(field.utf8.dropFirst(scheme.utf8.count).drop { $0 == UInt8(ascii: " ") }))
    }
}
