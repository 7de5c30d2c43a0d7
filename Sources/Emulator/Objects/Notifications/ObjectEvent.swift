/// Something that happened to an object.
struct ObjectEvent: Sendable {
    /// As configurations name it, such as `s3:ObjectCreated:Put`.
    let name: String
    let bucket: String
    let key: String
    /// Nil where the object went.
    var size: Int?
    var etag: String?
    var versionID: String?
}
