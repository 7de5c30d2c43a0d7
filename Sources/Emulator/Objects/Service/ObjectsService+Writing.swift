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

    func deleteObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let deleted = try await delete(
            key, version: call["versionId"], match: call.header("if-match"), in: bucket, call)
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = deleted.versionID
        if deleted.isDeleteMarker { headers["x-amz-delete-marker"] = "true" }
        return ObjectAnswer(204, headers: headers)
    }

    /// What a deletion has done.
    struct Deletion: Sendable {
        /// Of the version that went, or of the delete marker that came.
        var versionID: String?
        /// Whether that is a delete marker.
        var isDeleteMarker = false
    }

    /// Deletes a version for good, or puts a delete marker where the bucket keeps versions.
    func delete(
        _ key: String, version: String?, match: String?, in bucket: String, _ call: ObjectCall
    ) async throws -> Deletion {
        let id = newID()
        let now = nowMilliseconds
        let source = EventSource(call, self)
        return try await write { db, effects in
            let record = try ObjectStore.bucket(bucket, db)
            let found = try ObjectStore.version(version, of: key, in: bucket, db)
            if let match {
                guard let found, !found.isDeleteMarker else { throw ObjectsError.noSuchKey(key) }
                guard ReadConditions.matches(match, found.etag) else {
                    throw ObjectsError.preconditionFailed("If-Match")
                }
            }
            if version != nil || record.versioning == nil {
                guard let found else { return Deletion(versionID: version) }
                effects.freed += try ObjectStore.remove(found, db)
                let kept = record.versioning == nil ? nil : found.versionID
                try source.notify(
                    ObjectEvent(name: "s3:ObjectRemoved:Delete", bucket: bucket, key: key, versionID: kept),
                    nowMilliseconds: now, db, &effects)
                return Deletion(versionID: version, isDeleteMarker: found.isDeleteMarker)
            }
            let markerID = record.versioning == .enabled ? id : ObjectVersion.nullID
            effects.freed += try ObjectStore.insertDeleteMarker(
                key, in: bucket, id: markerID, nowMilliseconds: now, db)
            try source.notify(
                ObjectEvent(
                    name: "s3:ObjectRemoved:DeleteMarkerCreated", bucket: bucket, key: key, versionID: markerID),
                nowMilliseconds: now, db, &effects)
            return Deletion(versionID: markerID, isDeleteMarker: true)
        }
    }

    func deleteObjects(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        try DocumentDigest.check(call, isRequired: true)
        let document = try call.document("Delete")
        let objects = document.all("Object")
        guard (1...ObjectsLimits.deleteMax).contains(objects.count) else { throw ObjectsError.malformedXML }
        _ = try await read { try ObjectStore.bucket(bucket, $0) }
        let isQuiet = document["Quiet"]?.text.lowercased() == "true"
        var results: [XMLElement] = []
        for object in objects {
            guard let key = object["Key"]?.text, !key.isEmpty else { throw ObjectsError.malformedXML }
            let version = object["VersionId"]?.text
            do {
                let deleted = try await delete(key, version: version, match: object["ETag"]?.text, in: bucket, call)
                if !isQuiet { results.append(Self.element(deleted, key: key, version: version)) }
            } catch let error as ObjectsError {
                var children = [XMLElement("Key", text: key)]
                children.add("VersionId", version)
                children.add("Code", error.code)
                children.add("Message", error.message)
                results.append(XMLElement("Error", children: children))
            }
        }
        return .xml("DeleteResult", results)
    }

    private static func element(_ deleted: Deletion, key: String, version: String?) -> XMLElement {
        var children = [XMLElement("Key", text: key)]
        children.add("VersionId", version)
        if deleted.isDeleteMarker {
            children.add("DeleteMarker", "true")
            children.add("DeleteMarkerVersionId", deleted.versionID)
        }
        return XMLElement("Deleted", children: children)
    }
}
