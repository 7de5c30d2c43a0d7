import SharedLayer

/// A refresh token: which grant it continues, and the secret that only its holder has.
package struct RefreshToken: Sendable, Equatable {
    package let grantID: String
    private let secret: String

    package init(grantID: String, secret: String) {
        self.grantID = grantID
        self.secret = secret
    }

    /// Nil for a text that is none.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let grantID = String(parts[0]), let secret = String(parts[1]),
            JSONValidator().identifierFault(grantID) == nil, Base64URL.bytes(secret)?.count == 32
        else { return nil }
        self.init(grantID: grantID, secret: secret)
    }

    package var text: String { "\(grantID).\(secret)" }
    package var hash: String { SecretText.hash(secret) }

    package func matches(hash: String) -> Bool { SecretText.matches(secret, hash: hash) }
}
