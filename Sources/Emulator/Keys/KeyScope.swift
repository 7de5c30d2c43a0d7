/// The account and region that keys belong to: the middle of their ARNs.
struct KeyScope: Sendable {
    let region: String
    let accountID: String

    func keyARN(_ keyID: String) -> String { "arn:aws:kms:\(region):\(accountID):key/\(keyID)" }

    /// - Parameter alias: with its prefix `alias/`.
    func aliasARN(_ alias: String) -> String { "arn:aws:kms:\(region):\(accountID):\(alias)" }
}
