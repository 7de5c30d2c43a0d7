/// A configuration of a bucket that is kept, checked for its shape and given back.
///
/// Source: Amazon S3 API reference, the `GetBucket…`, `PutBucket…` and `DeleteBucket…` operations.
struct BucketSetting: Sendable {
    /// The query parameter.
    let parameter: String
    /// The document's root; nil for the policy, which is JSON.
    let root: String?
    let missing: Missing
    let isRemovable: Bool
    let putStatus: Int

    /// What a bucket without the configuration is answered with.
    enum Missing: Sendable {
        case error(code: String, message: String)
        /// The children of the root.
        case document(String)
    }

    private init(
        _ parameter: String, _ root: String?, _ missing: Missing, isRemovable: Bool = true, putStatus: Int = 200
    ) {
        self.parameter = parameter
        self.root = root
        self.missing = missing
        self.isRemovable = isRemovable
        self.putStatus = putStatus
    }

    static let cors = BucketSetting(
        "cors", "CORSConfiguration",
        .error(code: "NoSuchCORSConfiguration", message: "The CORS configuration does not exist"))
    static let tagging = BucketSetting(
        "tagging", "Tagging", .error(code: "NoSuchTagSet", message: "The TagSet does not exist"), putStatus: 204)
    static let lifecycle = BucketSetting(
        "lifecycle", "LifecycleConfiguration",
        .error(
            code: "NoSuchLifecycleConfiguration", message: "The lifecycle configuration does not exist"))

    static let all: [BucketSetting] = [
        cors, tagging, lifecycle,
        BucketSetting(
            "policy", nil, .error(code: "NoSuchBucketPolicy", message: "The bucket policy does not exist"),
            putStatus: 204),
        BucketSetting(
            "encryption", "ServerSideEncryptionConfiguration",
            .document(
                "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                    + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>")),
        BucketSetting(
            "publicAccessBlock", "PublicAccessBlockConfiguration",
            .error(
                code: "NoSuchPublicAccessBlockConfiguration",
                message: "The public access block configuration was not found")),
        BucketSetting(
            "ownershipControls", "OwnershipControls",
            .error(
                code: "OwnershipControlsNotFoundError", message: "The bucket ownership controls were not found")),
        BucketSetting(
            "website", "WebsiteConfiguration",
            .error(
                code: "NoSuchWebsiteConfiguration",
                message: "The specified bucket does not have a website configuration")),
        BucketSetting(
            "replication", "ReplicationConfiguration",
            .error(
                code: "ReplicationConfigurationNotFoundError",
                message: "The replication configuration was not found")),
        BucketSetting(
            "object-lock", "ObjectLockConfiguration",
            .error(
                code: "ObjectLockConfigurationNotFoundError",
                message: "Object Lock configuration does not exist for this bucket"), isRemovable: false),
        BucketSetting("logging", "BucketLoggingStatus", .document(""), isRemovable: false),
        BucketSetting("accelerate", "AccelerateConfiguration", .document(""), isRemovable: false),
        BucketSetting(
            "requestPayment", "RequestPaymentConfiguration", .document("<Payer>BucketOwner</Payer>"),
            isRemovable: false),
    ]
}
