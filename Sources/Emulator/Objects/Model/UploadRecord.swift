/// A multipart upload that is under way.
struct UploadRecord: Sendable {
    let id: String
    let bucket: String
    let key: String
    let initiatedMilliseconds: Int64
    /// The checksum that the upload was begun with.
    let algorithm: ChecksumAlgorithm?
    let checksumKind: Checksum.Kind?
    let details: ObjectDetails
}
