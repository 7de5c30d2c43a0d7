import FoundationEssentials

/// A version of an object, or a delete marker.
struct ObjectVersion: Sendable, Equatable {
    /// Later versions have larger ones.
    let sequence: Int64
    let bucket: String
    let key: String
    /// `null` where the bucket did not keep versions.
    let versionID: String
    let isLatest: Bool
    let isDeleteMarker: Bool
    let size: Int
    /// Without quotes.
    let etag: String
    let modifiedMilliseconds: Int64
    let segments: [Segment]
    let details: ObjectDetails

    /// As S3's fields tell it: whole seconds.
    var modifiedSeconds: Int { Int(modifiedMilliseconds / 1_000) }
    var modified: Date { Date(timeIntervalSince1970: Double(modifiedSeconds)) }

    /// S3's id of a version that was made while the bucket kept none.
    static let nullID = "null"
}
