/// S3's own limits. Sources: Amazon S3 user guide, "Multipart upload limits", "Bucket quotas", "Working with object
/// metadata", "Categorizing your objects using tags".
enum ObjectsLimits {
    static let keyBytesMax = 1_024
    static let metadataBytesMax = 2_048
    /// One PUT.
    static let putBytesMax = 5 << 30
    /// Every part but the last.
    static let partBytesMin = 5 << 20
    static let partsMax = 10_000
    static let pageMax = 1_000
    static let bucketsPageMax = 10_000
    static let deleteMax = 1_000
    static let objectTagsMax = 10
    static let bucketTagsMax = 50
    static let tagKeyCharactersMax = 128
    static let tagValueCharactersMax = 256
    /// Configurations and policies.
    static let documentBytesMax = 1 << 20
    /// Of a presigned URL: seven days.
    static let presignedSecondsMax = 604_800
}
