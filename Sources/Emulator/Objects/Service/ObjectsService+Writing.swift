import FoundationEssentials
import Wire

extension ObjectsService {
    func putObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let conditions = try WriteConditions(call)
        try await checkTarget(bucket, key, conditions)
        let details = try ObjectDetails(call)
        let result = try await BodyIntake(call).run(id: newContentID(), into: folder, isInlineAllowed: true)
        return try await keep(result, details, conditions, "s3:ObjectCreated:Put", call, bucket, key)
    }

    /// Makes what a body has brought its key's latest version.
    func keep(
        _ result: BodyIntake.Result, _ details: ObjectDetails, _ conditions: WriteConditions, _ event: String,
        _ call: ObjectCall, _ bucket: String, _ key: String
    ) async throws -> ObjectAnswer {
        var details = details
        details.checksum = result.checksum
        let new = NewVersion(
            bucket: bucket, key: key, size: result.content.size, etag: result.md5, segments: result.content.segments,
            details: details, contents: [result.content], conditions: conditions)
        let versionID = try await insert(new, event: event, call)
        var headers = ["etag": "\"\(result.md5)\""]
        headers["x-amz-version-id"] = versionID
        headers["x-amz-server-side-encryption"] = details.inert["x-amz-server-side-encryption"]
        if let checksum = result.checksum {
            headers[checksum.algorithm.headerName] = checksum.value
            headers["x-amz-checksum-type"] = checksum.kind.rawValue
        }
        return ObjectAnswer(headers: headers)
    }

    /// Before the body is asked for: what would be refused afterwards.
    func checkTarget(_ bucket: String, _ key: String, _ conditions: WriteConditions) async throws {
        try await read { db in
            _ = try ObjectStore.bucket(bucket, db)
            let latest = try ObjectStore.version(of: key, in: bucket, db)
            try conditions.check(etag: latest.flatMap { $0.isDeleteMarker ? nil : $0.etag }, key: key)
        }
    }

    /// Commits a version with its notifications.
    /// - Returns: the version's id; nil in a bucket that never kept versions.
    func insert(_ new: NewVersion, event: String, _ call: ObjectCall) async throws -> String? {
        let id = newID()
        let now = nowMilliseconds
        let source = EventSource(call, self)
        do {
            return try await write { db, effects in
                let (versionID, freed) = try ObjectStore.insert(new, id: id, nowMilliseconds: now, db)
                effects.freed += freed
                let object = ObjectEvent(
                    name: event, bucket: new.bucket, key: new.key, size: new.size, etag: new.etag,
                    versionID: versionID)
                try source.notify(object, nowMilliseconds: now, db, &effects)
                return versionID
            }
        } catch {
            folder.remove(new.contents.filter { $0.inline == nil }.map(\.id))
            throw error
        }
    }
}
