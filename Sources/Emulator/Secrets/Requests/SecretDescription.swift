import Wire

/// The answer of DescribeSecret, and an entry of ListSecrets. Times are seconds since 1970.
struct SecretDescription: Encodable {
    let arn: String
    let name: String
    let description: String?
    let kmsKeyId: String?
    let rotationEnabled: Bool?
    let rotationLambdaARN: String?
    let rotationRules: RotationRules?
    let lastRotatedDate: Double?
    let lastChangedDate: Double
    let lastAccessedDate: Double?
    let deletedDate: Double?
    let nextRotationDate: Double?
    let tags: [ResourceTag]
    /// By the name that DescribeSecret has for it, or by that of a list.
    let versionIdsToStages: [String: [String]]?
    let secretVersionsToStages: [String: [String]]?
    let createdDate: Double

    init(_ secret: SecretRecord, versions: [SecretVersionRecord]) {
        self.init(secret, described: Self.stages(versions), listed: nil)
    }

    init(listing secret: SecretRecord, versions: [SecretVersionRecord]) {
        self.init(secret, described: nil, listed: Self.stages(versions))
    }

    private init(_ secret: SecretRecord, described: [String: [String]]?, listed: [String: [String]]?) {
        arn = secret.arn
        name = secret.name
        description = secret.description
        kmsKeyId = secret.keyID
        rotationEnabled = secret.rotation?.isEnabled
        rotationLambdaARN = secret.rotation?.functionARN
        rotationRules = secret.rotation?.rules
        lastRotatedDate = secret.rotatedAt
        lastChangedDate = secret.changedAt
        lastAccessedDate = secret.accessedAt
        deletedDate = secret.deletionAt
        nextRotationDate = secret.nextRotationAt
        tags = secret.tags
        versionIdsToStages = described
        secretVersionsToStages = listed
        createdDate = secret.createdAt
    }

    private static func stages(_ versions: [SecretVersionRecord]) -> [String: [String]]? {
        let labelled = versions.filter { !$0.stages.isEmpty }.map { ($0.id, $0.stages) }
        return labelled.isEmpty ? nil : Dictionary(uniqueKeysWithValues: labelled)
    }

    enum CodingKeys: String, CodingKey {
        case arn = "ARN"
        case name, description, kmsKeyId, rotationEnabled, rotationLambdaARN, rotationRules, lastRotatedDate
        case lastChangedDate, lastAccessedDate, deletedDate, nextRotationDate, tags, versionIdsToStages
        case secretVersionsToStages, createdDate
    }
}
