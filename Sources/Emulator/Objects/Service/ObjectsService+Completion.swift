import FoundationEssentials
import Wire

extension ObjectsService {
    func completeUpload(_ call: ObjectCall, _ bucket: String, _ key: String, _ id: String) async throws -> ObjectAnswer
    {
        let conditions = try WriteConditions(call)
        let newID = newID()
        let now = nowMilliseconds
        let source = EventSource(call, self)
        let upload = try await read { try ObjectStore.upload(id, of: key, in: bucket, $0) }
        let request = try CompletionRequest(call, upload.algorithm)
        let (new, versionID) = try await write { db, effects in
            // Again, for what has changed since.
            _ = try ObjectStore.upload(id, of: key, in: bucket, db)
            let parts = try request.check(try ObjectStore.parts(of: id, db), upload: id)
            let new = try Self.version(of: upload, parts, conditions, call)
            let (versionID, freed) = try ObjectStore.insert(new, id: newID, nowMilliseconds: now, db)
            effects.freed += freed
            effects.freed += try ObjectStore.removeUpload(id, db)
            let event = ObjectEvent(
                name: "s3:ObjectCreated:CompleteMultipartUpload", bucket: bucket, key: key, size: new.size,
                etag: new.etag, versionID: versionID)
            try source.notify(event, nowMilliseconds: now, db, &effects)
            return (new, versionID)
        }
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = versionID
        headers["x-amz-server-side-encryption"] = new.details.inert["x-amz-server-side-encryption"]
        let checksum = new.details.checksum
        return .xml(
            "CompleteMultipartUploadResult",
            [
                XMLElement(
                    "Location",
                    text: "http://\(call.header("host") ?? "localhost")/\(bucket)/\(KeyEncoding.path(key))"),
                XMLElement("Bucket", text: bucket), XMLElement("Key", text: key),
                XMLElement("ETag", text: "\"\(new.etag)\""),
            ] + (checksum.map { $0.elements + [XMLElement("ChecksumType", text: $0.kind.rawValue)] } ?? []),
            headers: headers)
    }

    private static func version(
        of upload: UploadRecord, _ parts: [UploadedPart], _ conditions: WriteConditions, _ call: ObjectCall
    ) throws(ObjectsError) -> NewVersion {
        let size = parts.reduce(0) { $0 + $1.size }
        if let text = call.header("x-amz-mp-object-size"), Int(text) != size {
            throw .invalidRequest(
                "The provided 'x-amz-mp-object-size' header value \(text) does not match what was computed: \(size)")
        }
        var details = upload.details
        details.parts = parts.enumerated().map { place, part in
            ObjectDetails.Part(number: place + 1, size: part.size, checksum: part.checksum)
        }
        if let algorithm = upload.algorithm, let kind = upload.checksumKind {
            details.checksum = CompletionRequest.checksum(parts, algorithm, kind)
            if let given = call.header(algorithm.headerName), let computed = details.checksum,
                given != computed.value, given != computed.value.prefix(while: { $0 != "-" })
            {
                throw .badDigest(algorithm.rawValue)
            }
        }
        return NewVersion(
            bucket: upload.bucket, key: upload.key, size: size, etag: CompletionRequest.etag(parts),
            segments: parts.map { Segment(content: $0.content, length: $0.size) }, details: details, contents: [],
            conditions: conditions)
    }
}
