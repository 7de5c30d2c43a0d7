import FoundationEssentials
import GRDB
import Wire

extension ObjectsService {
    /// A version to be read, with its bytes where they lie in the store; files are leased until `release`.
    struct FoundObject: Sendable {
        let version: ObjectVersion
        /// Nil where the bucket never kept versions.
        let versionID: String?
        let inline: [UInt8]?
        let reader: ContentReader

        func release() {
            if inline == nil { reader.release() }
        }
    }

    /// Finds what is to be read.
    /// - Throws: `NoSuchKey`, `NoSuchVersion`, or `MethodNotAllowed` for a delete marker that is named by its version.
    func find(_ key: String, version: String?, in bucket: String) async throws -> FoundObject {
        for _ in 0..<Self.findTriesMax {
            let (record, found, inline) = try await read { db in
                let record = try ObjectStore.bucket(bucket, db)
                let found = try ObjectStore.version(version, of: key, in: bucket, db)
                let inline = try found.flatMap { version -> [UInt8]? in
                    guard let segment = version.segments.first else { return [] }
                    return version.segments.count > 1 ? nil : try ObjectStore.inlineBytes(segment.content, db)
                }
                return (record, found, inline)
            }
            let object = try Self.check(found, key: key, version: version)
            let reader = ContentReader(folder: folder, segments: object.segments)
            // Without its files the object was replaced meanwhile.
            guard inline != nil || folder.lease(object.segments.map(\.content)) else { continue }
            return FoundObject(
                version: object, versionID: record.versioning == nil ? nil : object.versionID, inline: inline,
                reader: reader)
        }
        throw ObjectsError("SlowDown", "Please reduce your request rate.", status: 503)
    }

    private static let findTriesMax = 5

    static func check(
        _ found: ObjectVersion?, key: String, version: String?
    ) throws(ObjectsError) -> ObjectVersion {
        guard let found else {
            if let version { throw .noSuchVersion(key, version) }
            throw .noSuchKey(key)
        }
        guard found.isDeleteMarker else { return found }
        var error = version == nil ? ObjectsError.noSuchKey(key) : ObjectsError.methodNotAllowed
        error.headers = ["x-amz-delete-marker": "true", "x-amz-version-id": found.versionID]
        if version != nil {
            error.headers["allow"] = "DELETE"
            error.headers["last-modified"] = HTTPDate(found.modified).description
        }
        throw error
    }

    /// GetObject and HeadObject.
    func readObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let found = try await find(key, version: call["versionId"], in: bucket)
        do {
            var answer = try Self.answer(found, call)
            // Whoever sends the content releases it; what is not sent is released here.
            if case .content = answer.body { return answer }
            found.release()
            if answer.status == 304 { answer.body = .bytes([]) }
            return answer
        } catch {
            found.release()
            throw error
        }
    }

    private static func answer(_ found: FoundObject, _ call: ObjectCall) throws(ObjectsError) -> ObjectAnswer {
        let version = found.version
        var headers = headers(of: found, call)
        switch ReadConditions(call).check(etag: version.etag, modifiedSeconds: version.modifiedSeconds) {
        case .holds: break
        case .failed(let condition): throw .preconditionFailed(condition)
        case .notModified:
            // A checksum beside no body would be checked against none.
            return ObjectAnswer(304, headers: headers.filter { Self.notModifiedHeaders.contains($0.key) })
        }
        var range = try ByteRange.parse(call.header("range"), size: version.size)
        if let text = call["partNumber"] {
            guard range == nil, call.header("range") == nil else {
                throw .invalidRequest("Cannot specify both Range header and partNumber query parameter")
            }
            range = try partRange(text, version, &headers)
        }
        if let range { headers["content-range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(version.size)" }
        let stretch = range ?? 0..<version.size
        let status = range == nil ? 200 : 206
        if call.method == "HEAD" { return ObjectAnswer(status, headers: headers, body: .head(length: stretch.count)) }
        if let inline = found.inline {
            return ObjectAnswer(status, headers: headers, body: .bytes(Array(inline[stretch])))
        }
        return ObjectAnswer(status, headers: headers, body: .content(found.reader, stretch))
    }

    /// RFC 9110, section 15.4.5.
    private static let notModifiedHeaders: Set<String> = [
        "cache-control", "etag", "expires", "last-modified", "x-amz-version-id",
    ]

    private static func partRange(
        _ text: String, _ version: ObjectVersion, _ headers: inout [String: String]
    ) throws(ObjectsError) -> Range<Int>? {
        guard let number = Int(text), (1...ObjectsLimits.partsMax).contains(number) else {
            throw .invalidArgument(
                "Part number must be an integer between 1 and 10000, inclusive", name: "partNumber", value: text)
        }
        let parts = version.details.parts
        guard !parts.isEmpty else {
            if number == 1 { return version.size == 0 ? nil : 0..<version.size }
            throw ObjectsError("InvalidPartNumber", "The requested partnumber is not satisfiable", status: 416)
        }
        headers["x-amz-mp-parts-count"] = String(parts.count)
        guard number <= parts.count else {
            throw ObjectsError("InvalidPartNumber", "The requested partnumber is not satisfiable", status: 416)
        }
        let start = parts[..<(number - 1)].reduce(0) { $0 + $1.size }
        return start..<(start + parts[number - 1].size)
    }

    private static func headers(of found: FoundObject, _ call: ObjectCall) -> [String: String] {
        let version = found.version
        var headers = version.details.responseHeaders
        headers["etag"] = "\"\(version.etag)\""
        headers["last-modified"] = HTTPDate(version.modified).description
        headers["accept-ranges"] = "bytes"
        headers["x-amz-version-id"] = found.versionID
        if call.header("x-amz-checksum-mode")?.uppercased() == "ENABLED", call.header("range") == nil,
            call["partNumber"] == nil, let checksum = version.details.checksum
        {
            headers[checksum.algorithm.headerName] = checksum.value
            headers["x-amz-checksum-type"] = checksum.kind.rawValue
        }
        for name in ObjectDetails.contentHeaders { headers[name] = call["response-\(name)"] ?? headers[name] }
        return headers
    }
}
