/// Reads the claims of a token whose signature counts, each by the type it must have.
package struct TokenClaims: Sendable {
    private let members: JSONObject

    private static let textBytesMax = 2_048
    /// The end of the year 9999.
    private static let secondsMax = 253_402_300_799

    package init(_ members: JSONObject) {
        self.members = members
    }

    package func text(_ name: String) throws(TokenError) -> String {
        guard let text = try optionalText(name) else {
            throw TokenError(.claimMissing, "The token has no \(name)")
        }
        return text
    }

    package func optionalText(_ name: String) throws(TokenError) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string, (1...Self.textBytesMax).contains(text.utf8.count) else {
            throw TokenError(.claimMissing, "The token's \(name) is no text")
        }
        return text
    }

    package func seconds(_ name: String) throws(TokenError) -> Int64 {
        guard let seconds = members[name]?.number?.int, (0...Self.secondsMax).contains(seconds) else {
            throw TokenError(.claimMissing, "The token's \(name) is no time")
        }
        return Int64(seconds)
    }

    /// The elements of `scope` (RFC 8693 section 4.2), none when it is not there.
    func scopes() throws(TokenError) -> Set<String> {
        guard let text = try optionalText("scope") else { return [] }
        return Set(text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) })
    }

    package func requireIssuer(_ issuer: String) throws(TokenError) {
        guard JSONValue.string(try text("iss")) == .string(issuer) else {
            throw TokenError(.issuerMismatch, "The token was issued by somebody else")
        }
    }

    /// `aud` is one text or several (RFC 7519 section 4.1.3).
    package func requireAudience(_ audience: String) throws(TokenError) {
        let expected = JSONValue.string(audience)
        switch members["aud"] {
        case .string(let text)? where .string(text) == expected: return
        case .array(let elements)? where elements.contains(expected): return
        default: throw TokenError(.audienceMismatch, "The token was issued for somebody else")
        }
    }

    /// `exp` must lie ahead; `nbf` and `iat`, where they are there, not further ahead than the skew.
    ///
    /// - Parameter now: seconds since 1970.
    /// - Returns: `exp`.
    @discardableResult
    package func requireTime(_ now: Int64, skewSecondsMax: Int64) throws(TokenError) -> Int64 {
        let expiresAt = try seconds("exp")
        guard now < expiresAt else { throw TokenError(.expired, "The token has expired") }
        for name in ["nbf", "iat"] where members[name] != nil {
            guard try seconds(name) <= now + skewSecondsMax else {
                throw TokenError(.notYetValid, "The token's \(name) lies ahead")
            }
        }
        return expiresAt
    }
}
