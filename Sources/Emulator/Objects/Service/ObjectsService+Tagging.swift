import FoundationEssentials
import GRDB
import Wire

/// What lies beside an object's bytes: tags, access, attributes.
extension ObjectsService {
    func tagging(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let found = try await find(key, version: call["versionId"], in: bucket)
        found.release()
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = found.versionID
        return .xml("Tagging", TagSet.document(found.version.details.tags), headers: headers)
    }

    enum TaggingEvent: String {
        case taggingPut = "s3:ObjectTagging:Put"
        case taggingDelete = "s3:ObjectTagging:Delete"
    }

    func putTagging(
        _ tags: [ObjectDetails.Tag], event: TaggingEvent, _ call: ObjectCall, _ bucket: String, _ key: String
    ) async throws -> ObjectAnswer {
        let id = call["versionId"]
        let source = EventSource(call, self)
        let now = nowMilliseconds
        let name = event.rawValue
        let versionID = try await write { db, effects in
            let record = try ObjectStore.bucket(bucket, db)
            let version = try Self.check(
                try ObjectStore.version(id, of: key, in: bucket, db), key: key, version: id)
            var details = version.details
            details.tags = tags
            try ObjectStore.update(details, of: version, db)
            let versionID = record.versioning == nil ? nil : version.versionID
            try source.notify(
                ObjectEvent(name: name, bucket: bucket, key: key, etag: version.etag, versionID: versionID),
                nowMilliseconds: now, db, &effects)
            return versionID
        }
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = versionID
        return ObjectAnswer(event == .taggingPut ? 200 : 204, headers: headers)
    }

    func objectACL(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        try await find(key, version: call["versionId"], in: bucket).release()
        return .document(AccessControl.document("private", owner: ownerID))
    }

    func putObjectACL(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        _ = try AccessControl.document(of: call, owner: ownerID)
        try await find(key, version: call["versionId"], in: bucket).release()
        return ObjectAnswer()
    }

    func attributes(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let wanted = Set(
            (call.header("x-amz-object-attributes") ?? "").split(separator: ",").map { $0.filter { $0 != " " } })
        let known: Set<String> = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"]
        guard !wanted.isEmpty, wanted.isSubset(of: known) else {
            throw ObjectsError.invalidArgument(
                "Invalid attribute name specified.", name: "x-amz-object-attributes",
                value: wanted.sorted().joined(separator: ","))
        }
        let found = try await find(key, version: call["versionId"], in: bucket)
        found.release()
        let version = found.version
        var headers = ["last-modified": HTTPDate(version.modified).description]
        headers["x-amz-version-id"] = found.versionID
        var children: [XMLElement] = []
        if wanted.contains("ETag") { children.add("ETag", version.etag) }
        if wanted.contains("Checksum"), let checksum = version.details.checksum {
            children.append(
                XMLElement(
                    "Checksum", children: checksum.elements + [XMLElement("ChecksumType", text: checksum.kind.rawValue)]
                ))
        }
        if wanted.contains("ObjectParts"), !version.details.parts.isEmpty {
            children.append(Self.partsElement(version, call))
        }
        if wanted.contains("StorageClass") { children.add("StorageClass", version.details.storageClass) }
        if wanted.contains("ObjectSize") { children.add("ObjectSize", String(version.size)) }
        return .xml("GetObjectAttributesResponse", children, headers: headers)
    }

    private static func partsElement(_ version: ObjectVersion, _ call: ObjectCall) -> XMLElement {
        let parts = version.details.parts
        let limit = call.header("x-amz-max-parts").flatMap { Int($0) } ?? ObjectsLimits.pageMax
        let marker = call.header("x-amz-part-number-marker").flatMap { Int($0) } ?? 0
        let page = parts.filter { $0.number > marker }.prefix(max(limit, 0))
        let next = page.last?.number ?? marker
        var children = [
            XMLElement("PartsCount", text: String(parts.count)), XMLElement("PartNumberMarker", text: String(marker)),
            XMLElement("NextPartNumberMarker", text: String(next)), XMLElement("MaxParts", text: String(limit)),
            XMLElement("IsTruncated", text: String(parts.contains { $0.number > next })),
        ]
        // Parts without checksums are only counted.
        children += page.filter { $0.checksum != nil }.map { part in
            XMLElement(
                "Part",
                children: [
                    XMLElement("PartNumber", text: String(part.number)), XMLElement("Size", text: String(part.size)),
                ]
                    + (part.checksum?.elements ?? []))
        }
        return XMLElement("ObjectParts", children: children)
    }
}
