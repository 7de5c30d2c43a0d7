import FoundationEssentials

/// The API's `ParameterMetadata`, and with value and labels its `ParameterHistory`.
struct ParameterDetails: Encodable {
    let name: String
    let arn: String?
    let type: String
    let keyId: String?
    /// Seconds since 1970.
    let lastModifiedDate: Double
    let lastModifiedUser: String
    let description: String?
    let value: String?
    let allowedPattern: String?
    let version: Int
    let labels: [String]?
    let tier: String
    let policies: [Policy]
    let dataType: String

    struct Policy: Encodable {
        let policyText: String
        let policyType: String
        let policyStatus = "Pending"
    }

    /// - Parameter value: for a history, which has no ARN.
    init(_ version: VersionRecord, scope: ParameterScope, value: String? = nil, labels: [String]? = nil) {
        name = version.name
        arn = value == nil ? scope.arn(version.name) : nil
        type = version.type
        keyId = version.keyID
        lastModifiedDate = version.modifiedAt
        lastModifiedUser = scope.user
        description = version.description
        self.value = value
        allowedPattern = version.allowedPattern
        self.version = version.version
        self.labels = labels
        tier = version.tier
        policies = version.policies.map { Policy(policyText: $0.text, policyType: $0.type) }
        dataType = version.dataType
    }

    enum CodingKeys: String, CodingKey {
        case name
        case arn = "ARN"
        case type, keyId, lastModifiedDate, lastModifiedUser, description, value, allowedPattern, version, labels, tier
        case policies, dataType
    }
}
