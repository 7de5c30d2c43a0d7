import GRDB

/// One key that is to be deleted: a version of it for good, or by a delete marker where the bucket keeps versions.
struct Deletion: Sendable {
    let key: String
    /// Nil for the latest.
    let version: String?
    /// An entity tag that the object must have.
    let match: String?
    /// Of the delete marker, should there be one.
    let markerID: String

    /// What has been done.
    struct Outcome: Sendable {
        /// Of the version that went, or of the delete marker that came.
        var versionID: String?
        /// Whether that is a delete marker.
        var isDeleteMarker = false
    }

    /// - Throws: `ObjectsError` before anything is written.
    func perform(
        in bucket: String, _ source: EventSource, nowMilliseconds now: Int64, _ db: Database,
        _ effects: inout ObjectsService.Effects
    ) throws -> Outcome {
        let record = try ObjectStore.bucket(bucket, db)
        let found = try ObjectStore.version(version, of: key, in: bucket, db)
        if let match {
            guard let found, !found.isDeleteMarker else { throw ObjectsError.noSuchKey(key) }
            guard ReadConditions.matches(match, found.etag) else { throw ObjectsError.preconditionFailed("If-Match") }
        }
        if version != nil || record.versioning == nil {
            guard let found else { return Outcome(versionID: version) }
            effects.freed += try ObjectStore.remove(found, db)
            let kept = record.versioning == nil ? nil : found.versionID
            try source.notify(
                ObjectEvent(name: "s3:ObjectRemoved:Delete", bucket: bucket, key: key, versionID: kept),
                nowMilliseconds: now, db, &effects)
            return Outcome(versionID: version, isDeleteMarker: found.isDeleteMarker)
        }
        let markerID = record.versioning == .enabled ? markerID : ObjectVersion.nullID
        effects.freed += try ObjectStore.insertDeleteMarker(
            key, in: bucket, id: markerID, nowMilliseconds: now, db)
        try source.notify(
            ObjectEvent(name: "s3:ObjectRemoved:DeleteMarkerCreated", bucket: bucket, key: key, versionID: markerID),
            nowMilliseconds: now, db, &effects)
        return Outcome(versionID: markerID, isDeleteMarker: true)
    }
}
