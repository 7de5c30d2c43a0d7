/// The account and region that secrets belong to.
struct SecretScope: Sendable {
    let region: String
    let accountID: String

    private var prefix: String { "arn:aws:secretsmanager:\(region):\(accountID):secret:" }

    /// - Parameter suffix: six characters, so that a secret that is made anew under an old name has another ARN.
    func arn(_ name: String, suffix: String) -> String { "\(prefix)\(name)-\(suffix)" }

    /// What stands behind `secret:` in an ARN of this account and region; nil for other texts.
    func resource(_ text: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
}
