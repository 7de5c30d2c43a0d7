import GRDB
import Wire

extension ObjectsService {
    func deleteObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let source = EventSource(call, self)
        let version = call["versionId"]
        let match = call.header("if-match")
        let (id, now) = (newID(), nowMilliseconds)
        let deleted = try await write { db, effects in
            let deletion = Deletion(key: key, version: version, match: match, markerID: id)
            return try deletion.perform(in: bucket, source, nowMilliseconds: now, db, &effects)
        }
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = deleted.versionID
        if deleted.isDeleteMarker { headers["x-amz-delete-marker"] = "true" }
        return ObjectAnswer(204, headers: headers)
    }

    /// All of the request is one transaction, so that a thousand keys cost one sync; one that is refused leaves the others.
    func deleteObjects(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        try DocumentDigest.check(call, isRequired: true)
        let document = try call.document("Delete")
        let objects = document.all("Object")
        guard (1...ObjectsLimits.deleteMax).contains(objects.count) else { throw ObjectsError.malformedXML }
        var deletions: [Deletion] = []
        for object in objects {
            guard let key = object["Key"]?.text, !key.isEmpty else { throw ObjectsError.malformedXML }
            deletions.append(
                Deletion(
                    key: key, version: object["VersionId"]?.text, match: object["ETag"]?.text, markerID: newID()))
        }
        let isQuiet = document["Quiet"]?.text.lowercased() == "true"
        let source = EventSource(call, self)
        let now = nowMilliseconds
        let results = try await write { [deletions] db, effects in
            _ = try ObjectStore.bucket(bucket, db)
            return try deletions.compactMap { deletion -> XMLElement? in
                do {
                    let deleted = try deletion.perform(in: bucket, source, nowMilliseconds: now, db, &effects)
                    return isQuiet ? nil : Self.element(deleted, of: deletion)
                } catch let error as ObjectsError {
                    return Self.element(error, of: deletion)
                }
            }
        }
        return .xml("DeleteResult", results)
    }

    private static func element(_ error: ObjectsError, of deletion: Deletion) -> XMLElement {
        var children = [XMLElement("Key", text: deletion.key)]
        children.add("VersionId", deletion.version)
        children.add("Code", error.code)
        children.add("Message", error.message)
        return XMLElement("Error", children: children)
    }

    private static func element(_ deleted: Deletion.Outcome, of deletion: Deletion) -> XMLElement {
        var children = [XMLElement("Key", text: deletion.key)]
        children.add("VersionId", deletion.version)
        if deleted.isDeleteMarker {
            children.add("DeleteMarker", "true")
            children.add("DeleteMarkerVersionId", deleted.versionID)
        }
        return XMLElement("Deleted", children: children)
    }
}
