import OpenSSLCrypto
import Wire

extension ObjectsService {
    func copyObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let source = try CopySource(call)
        let conditions = try WriteConditions(call)
        try await checkTarget(bucket, key, conditions)
        let found = try await find(source.key, version: source.versionID, in: source.bucket)
        defer { found.release() }
        try Self.checkSource(found, call)
        guard found.version.size <= ObjectsLimits.putBytesMax else {
            throw ObjectsError.invalidRequest(
                "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120")
        }
        var details = try copiedDetails(found.version, call)
        try Self.checkChange(source, found.version, details, call, bucket, key)
        let digest = try await digestOfCopy(found, call)
        details.checksum = digest.checksum
        details.parts = []
        let new = NewVersion(
            bucket: bucket, key: key, size: found.version.size, etag: digest.etag, segments: found.version.segments,
            details: details, contents: [], conditions: conditions)
        let versionID = try await insert(new, event: "s3:ObjectCreated:Copy", call)
        var headers: [String: String] = [:]
        headers["x-amz-version-id"] = versionID
        headers["x-amz-copy-source-version-id"] = found.versionID
        headers["x-amz-server-side-encryption"] = details.inert["x-amz-server-side-encryption"]
        return .xml(
            "CopyObjectResult",
            [
                XMLElement("ETag", text: "\"\(digest.etag)\""),
                XMLElement("LastModified", text: Timestamp.text(seconds: Int(nowMilliseconds / 1_000))),
            ] + (digest.checksum.map { $0.elements + [XMLElement("ChecksumType", text: $0.kind.rawValue)] } ?? []),
            headers: headers)
    }

    /// S3 answers a failed condition on a copy's source with 412 always.
    static func checkSource(_ found: FoundObject, _ call: ObjectCall) throws(ObjectsError) {
        let conditions = ReadConditions(call, prefix: "x-amz-copy-source-")
        switch conditions.check(etag: found.version.etag, modifiedSeconds: found.version.modifiedSeconds) {
        case .holds: break
        case .notModified: throw .preconditionFailed("x-amz-copy-source-If-None-Match")
        case .failed(let condition): throw .preconditionFailed("x-amz-copy-source-\(condition)")
        }
    }

    private func copiedDetails(_ source: ObjectVersion, _ call: ObjectCall) throws(ObjectsError) -> ObjectDetails {
        let given = try ObjectDetails(call)
        var details = given
        switch call.header("x-amz-metadata-directive")?.uppercased() ?? "COPY" {
        case "REPLACE": break
        case "COPY":
            details.headers = source.details.headers
            details.metadata = source.details.metadata
        case let other:
            throw .invalidArgument("Unknown metadata directive.", name: "x-amz-metadata-directive", value: other)
        }
        switch call.header("x-amz-tagging-directive")?.uppercased() ?? "COPY" {
        case "REPLACE": details.tags = given.tags
        case "COPY": details.tags = source.details.tags
        case let other:
            throw .invalidArgument("Unknown tagging directive.", name: "x-amz-tagging-directive", value: other)
        }
        return details
    }

    private static func checkChange(
        _ source: CopySource, _ version: ObjectVersion, _ details: ObjectDetails, _ call: ObjectCall, _ bucket: String,
        _ key: String
    ) throws(ObjectsError) {
        let changes =
            call.header("x-amz-metadata-directive")?.uppercased() == "REPLACE"
            || details.storageClass != version.details.storageClass
            || call.header("x-amz-website-redirect-location") != nil
            || call.header("x-amz-server-side-encryption") != nil || source.versionID != nil
        if source.bucket == bucket, source.key == key, !changes {
            throw .invalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the "
                    + "object's metadata, storage class, website redirect location or encryption attributes.")
        }
    }

    /// A copy of an object of several parts is one of one part, whose entity tag is the MD5 of the whole: then, and for a
    /// new kind of checksum, the bytes are read.
    private func digestOfCopy(
        _ found: FoundObject, _ call: ObjectCall
    ) async throws -> (etag: String, checksum: Checksum?) {
        let version = found.version
        let kept = version.details.checksum
        let algorithm =
            try call.header("x-amz-checksum-algorithm").map { try DeclaredChecksum.algorithm($0) } ?? kept?.algorithm
        if version.details.parts.isEmpty, kept?.algorithm == algorithm { return (version.etag, kept) }
        let md5 = RunningDigest(.md5)
        var checksum = algorithm.map { RunningChecksum($0) }
        if let inline = found.inline {
            md5.update(inline)
            checksum?.update(inline)
        } else {
            try await found.reader.read(0..<version.size) { part in
                md5.update(part)
                checksum?.update(part)
            }
        }
        let value = checksum.map { Checksum(algorithm: $0.algorithm, value: $0.finish(), kind: .fullObject) }
        return (Hexadecimal.text(md5.finish()), value)
    }
}
