/// An IAM policy, as far as authorizers need it.
///
/// Source: IAM user guide, "IAM JSON policy elements reference".
public struct IAMPolicyDocument: Codable, Sendable, Equatable {
    public var version: String
    public var statements: [Statement]

    public init(version: String = "2012-10-17", statements: [Statement]) {
        self.version = version
        self.statements = statements
    }

    enum CodingKeys: String, CodingKey {
        case version = "Version"
        case statements = "Statement"
    }

    public enum Effect: String, Codable, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }
}
