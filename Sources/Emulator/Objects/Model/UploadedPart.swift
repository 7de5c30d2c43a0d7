/// A part of a multipart upload.
struct UploadedPart: Sendable {
    let number: Int
    let size: Int
    let etag: String
    let modifiedMilliseconds: Int64
    let content: String
    let checksum: Checksum?
}
