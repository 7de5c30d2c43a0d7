import Wire

extension ObjectsService {
    /// The first form of ListObjects, with a marker.
    func listObjects(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        let encoding = try KeyEncoding(call)
        let marker = call["marker"] ?? ""
        let (request, page) = try await page(call, bucket, after: marker)
        var children = [
            XMLElement("Name", text: bucket), encoding.element("Prefix", request.prefix),
            encoding.element("Marker", marker),
        ]
        if page.isTruncated, !request.delimiter.isEmpty { children.append(encoding.element("NextMarker", page.last)) }
        children.add("MaxKeys", String(request.limit))
        if !request.delimiter.isEmpty { children.append(encoding.element("Delimiter", request.delimiter)) }
        children.add("IsTruncated", String(page.isTruncated))
        children.add("EncodingType", encoding.name)
        children += page.versions.map { contents($0, encoding, hasOwner: true) } + encoding.prefixes(page.prefixes)
        return .xml("ListBucketResult", children)
    }

    func listObjectsV2(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        let encoding = try KeyEncoding(call)
        let token = call["continuation-token"]
        if token == "" {
            throw ObjectsError.invalidArgument(
                "The continuation token provided is incorrect", name: "continuation-token", value: "")
        }
        let after = try token.map { try PageToken.decode($0) } ?? call["start-after"] ?? ""
        let (request, page) = try await page(call, bucket, after: after)
        var children = [XMLElement("Name", text: bucket), encoding.element("Prefix", request.prefix)]
        if let start = call["start-after"] { children.append(encoding.element("StartAfter", start)) }
        children.add("ContinuationToken", token)
        if page.isTruncated { children.add("NextContinuationToken", PageToken.encode(page.last)) }
        children.add("KeyCount", String(page.count))
        children.add("MaxKeys", String(request.limit))
        if !request.delimiter.isEmpty { children.append(encoding.element("Delimiter", request.delimiter)) }
        children.add("IsTruncated", String(page.isTruncated))
        children.add("EncodingType", encoding.name)
        let hasOwner = call["fetch-owner"]?.lowercased() == "true"
        children += page.versions.map { contents($0, encoding, hasOwner: hasOwner) } + encoding.prefixes(page.prefixes)
        return .xml("ListBucketResult", children)
    }

    func listVersions(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        let encoding = try KeyEncoding(call)
        let keyMarker = call["key-marker"] ?? ""
        let versionMarker = call["version-id-marker"] ?? ""
        guard versionMarker.isEmpty || !keyMarker.isEmpty else {
            throw ObjectsError.invalidArgument(
                "A version-id marker cannot be specified without a key marker.", name: "version-id-marker",
                value: versionMarker)
        }
        let before = try await sequence(ofVersion: versionMarker, of: keyMarker, in: bucket)
        let (request, page) = try await page(call, bucket, after: keyMarker, hasVersions: true, beforeSequence: before)
        var children = [
            XMLElement("Name", text: bucket), encoding.element("Prefix", request.prefix),
            encoding.element("KeyMarker", keyMarker), XMLElement("VersionIdMarker", text: versionMarker),
        ]
        if page.isTruncated {
            children.append(encoding.element("NextKeyMarker", page.last))
            children.add("NextVersionIdMarker", page.lastVersion?.versionID)
        }
        children.add("MaxKeys", String(request.limit))
        if !request.delimiter.isEmpty { children.append(encoding.element("Delimiter", request.delimiter)) }
        children.add("IsTruncated", String(page.isTruncated))
        children.add("EncodingType", encoding.name)
        children += page.versions.map { element($0, encoding) } + encoding.prefixes(page.prefixes)
        return .xml("ListVersionsResult", children)
    }

    /// Where a listing goes on in the versions of a key. Whoever deletes each page before asking for the next has deleted
    /// the version that the page ended with too: then every version that is left comes.
    private func sequence(ofVersion marker: String, of key: String, in bucket: String) async throws -> Int64 {
        if marker.isEmpty { return 0 }
        return try await read { try ObjectStore.version(marker, of: key, in: bucket, $0) }?.sequence ?? .max
    }

    private func page(
        _ call: ObjectCall, _ bucket: String, after: String, hasVersions: Bool = false,
        beforeSequence: Int64 = 0
    ) async throws -> (ListRequest, ObjectStore.Page) {
        let limit = try call.number("max-keys", in: 0...ObjectsLimits.pageMax, default: ObjectsLimits.pageMax)
        let request = ListRequest(
            bucket: bucket, prefix: call["prefix"] ?? "", delimiter: call["delimiter"] ?? "", after: after,
            limit: limit, hasVersions: hasVersions, beforeSequence: beforeSequence)
        var page = try await read { try ObjectStore.list(request, $0) }
        // S3 says that nothing is left out when nothing was asked for.
        if limit == 0 { page.isTruncated = false }
        return (request, page)
    }

    private func contents(_ version: ObjectVersion, _ encoding: KeyEncoding, hasOwner: Bool) -> XMLElement {
        var children = [encoding.element("Key", version.key)] + Self.common(version)
        if hasOwner { children.append(owner) }
        children.add("StorageClass", version.details.storageClass)
        return XMLElement("Contents", children: children)
    }

    private func element(_ version: ObjectVersion, _ encoding: KeyEncoding) -> XMLElement {
        var children = [
            encoding.element("Key", version.key), XMLElement("VersionId", text: version.versionID),
            XMLElement("IsLatest", text: String(version.isLatest)),
        ]
        if version.isDeleteMarker {
            children.add("LastModified", Timestamp.text(seconds: version.modifiedSeconds))
        } else {
            children += Self.common(version)
            children.add("StorageClass", version.details.storageClass)
        }
        children.append(owner)
        return XMLElement(version.isDeleteMarker ? "DeleteMarker" : "Version", children: children)
    }

    private static func common(_ version: ObjectVersion) -> [XMLElement] {
        var children = [
            XMLElement("LastModified", text: Timestamp.text(seconds: version.modifiedSeconds)),
            XMLElement("ETag", text: "\"\(version.etag)\""),
        ]
        if let checksum = version.details.checksum {
            children.add("ChecksumAlgorithm", checksum.algorithm.rawValue)
            children.add("ChecksumType", checksum.kind.rawValue)
        }
        children.add("Size", String(version.size))
        return children
    }
}
