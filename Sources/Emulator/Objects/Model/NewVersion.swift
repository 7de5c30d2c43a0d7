/// An object that is about to become its key's latest version.
struct NewVersion: Sendable {
    let bucket: String
    let key: String
    let size: Int
    let etag: String
    let segments: [Segment]
    let details: ObjectDetails
    /// Contents that are not in the store yet; others are shared with what names them already.
    let contents: [NewContent]
    let conditions: WriteConditions
}
