import SharedLayer

/// Which passwords may be set: long ones, whatever is in them (NIST SP 800-63B section 3.1.1).
package struct PasswordPolicy: Sendable {
    private let charactersMin: Int

    /// A longer one costs scrypt nothing, and us bandwidth.
    package static let bytesMax = 256

    package init(charactersMin: Int = 15) {
        self.charactersMin = charactersMin
    }

    /// Throws `ruleViolation`.
    package func check(_ password: String, of email: String) throws(AuthenticationError) {
        let scalars = password.unicodeScalars
        guard scalars.count >= charactersMin, password.utf8.count <= Self.bytesMax else {
            throw Self.violation(
                "PASSWORD_LENGTH", "must have \(charactersMin) characters or more, and at most \(Self.bytesMax) bytes")
        }
        let local = String(email.lowercased().prefix { $0 != "@" })
        guard Set(scalars).count > Self.sameScalarsMax, local.isEmpty || !Self.contains(password.lowercased(), local)
        else {
            throw Self.violation(
                "PASSWORD_GUESSABLE", "must not repeat a few characters or contain the e-mail address's name")
        }
    }

    private static let sameScalarsMax = 4
    /// Shorter names are in any text.
    private static let nameBytesMin = 4

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard part.count >= nameBytesMin, text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    private static func violation(_ code: String, _ message: String) -> AuthenticationError {
        AuthenticationError(
            .ruleViolation, "The password \(message)", detail: "The password \(message).",
            issues: [ValidationIssue(instancePath: "/password", message: message, code: code)])
    }
}
