import FoundationEssentials
import OpenSSLCrypto
import Wire

extension ObjectsService {
    func createUpload(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let algorithm = try call.header("x-amz-checksum-algorithm").map { try DeclaredChecksum.algorithm($0) }
        let kind = try Self.kind(call.header("x-amz-checksum-type"), of: algorithm)
        let upload = UploadRecord(
            id: newID(), bucket: bucket, key: key, initiatedMilliseconds: nowMilliseconds, algorithm: algorithm,
            checksumKind: kind, details: try ObjectDetails(call))
        try await write { db, _ in try ObjectStore.insert(upload, db) }
        var headers: [String: String] = [:]
        headers["x-amz-checksum-algorithm"] = algorithm?.rawValue
        headers["x-amz-checksum-type"] = kind?.rawValue
        headers["x-amz-server-side-encryption"] = upload.details.inert["x-amz-server-side-encryption"]
        return .xml(
            "InitiateMultipartUploadResult",
            [
                XMLElement("Bucket", text: bucket), XMLElement("Key", text: key),
                XMLElement("UploadId", text: upload.id),
            ], headers: headers)
    }

    private static func kind(_ text: String?, of algorithm: ChecksumAlgorithm?) throws(ObjectsError) -> Checksum.Kind? {
        guard let text else { return algorithm?.defaultKind }
        guard let algorithm else {
            throw .invalidRequest(
                "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.")
        }
        guard let kind = Checksum.Kind(rawValue: text.uppercased()) else {
            throw .invalidRequest("Value for x-amz-checksum-type header is invalid.")
        }
        guard algorithm.allows(kind) else {
            throw .invalidRequest(
                "The \(kind.rawValue) checksum type cannot be used with the \(algorithm.rawValue.lowercased()) checksum algorithm."
            )
        }
        return kind
    }

    private static func partNumber(_ call: ObjectCall) throws(ObjectsError) -> Int {
        guard let text = call["partNumber"], let number = Int(text), (1...ObjectsLimits.partsMax).contains(number)
        else {
            throw .invalidArgument(
                "Part number must be an integer between 1 and 10000, inclusive", name: "partNumber",
                value: call["partNumber"] ?? "")
        }
        return number
    }

    func uploadPart(_ call: ObjectCall, _ bucket: String, _ key: String, _ id: String) async throws -> ObjectAnswer {
        let number = try Self.partNumber(call)
        let upload = try await read { try ObjectStore.upload(id, of: key, in: bucket, $0) }
        let intake = try BodyIntake(call, algorithm: upload.algorithm)
        let result = try await intake.run(id: newContentID(), into: folder, isInlineAllowed: false)
        let part = try await keep(result, number, upload)
        var headers = ["etag": "\"\(part.etag)\"", "x-amz-server-side-encryption": "AES256"]
        if let checksum = part.checksum { headers[checksum.algorithm.headerName] = checksum.value }
        return ObjectAnswer(headers: headers)
    }

    private func keep(_ result: BodyIntake.Result, _ number: Int, _ upload: UploadRecord) async throws -> UploadedPart {
        if let algorithm = upload.algorithm, let given = result.checksum?.algorithm, given != algorithm {
            folder.remove([result.content.id])
            throw ObjectsError.invalidRequest(
                "Checksum Type mismatch occurred, expected checksum Type: \(algorithm.rawValue.lowercased()), actual checksum Type: \(given.rawValue.lowercased())"
            )
        }
        let part = UploadedPart(
            number: number, size: result.content.size, etag: result.md5, modifiedMilliseconds: nowMilliseconds,
            content: result.content.id, checksum: result.checksum)
        do {
            try await write { db, effects in
                effects.freed += try ObjectStore.insert(part, result.content, into: upload, db)
            }
        } catch {
            folder.remove([result.content.id])
            throw error
        }
        return part
    }

    /// Copies the bytes, as the part's entity tag asks to read them anyway.
    func uploadPartCopy(_ call: ObjectCall, _ bucket: String, _ key: String, _ id: String) async throws -> ObjectAnswer
    {
        let number = try Self.partNumber(call)
        let source = try CopySource(call)
        let upload = try await read { try ObjectStore.upload(id, of: key, in: bucket, $0) }
        let found = try await find(source.key, version: source.versionID, in: source.bucket)
        defer { found.release() }
        try Self.checkSource(found, call)
        let size = found.version.size
        let range = try Self.copyRange(call.header("x-amz-copy-source-range"), size: size) ?? 0..<size
        var writer = ContentWriter(id: newContentID(), folder: folder, isInlineAllowed: false)
        let md5 = RunningDigest(.md5)
        var checksum = upload.algorithm.map { RunningChecksum($0) }
        do {
            if let inline = found.inline {
                let bytes = Array(inline[range])
                md5.update(bytes)
                checksum?.update(bytes)
                try writer.append(bytes)
            } else {
                try await found.reader.read(range) { bytes in
                    md5.update(bytes)
                    checksum?.update(bytes)
                    try writer.append(bytes)
                }
            }
        } catch {
            writer.abandon()
            throw error
        }
        let content = try await writer.finish()
        let result = BodyIntake.Result(
            content: content, md5: Hexadecimal.text(md5.finish()),
            checksum: checksum.map { Checksum(algorithm: $0.algorithm, value: $0.finish(), kind: .fullObject) })
        let part = try await keep(result, number, upload)
        var headers: [String: String] = [:]
        headers["x-amz-copy-source-version-id"] = found.versionID
        return .xml(
            "CopyPartResult",
            [
                XMLElement("LastModified", text: Timestamp.text(seconds: Int(part.modifiedMilliseconds / 1_000))),
                XMLElement("ETag", text: "\"\(part.etag)\""),
            ] + (part.checksum?.elements ?? []), headers: headers)
    }

    private static func copyRange(_ field: String?, size: Int) throws(ObjectsError) -> Range<Int>? {
        guard let field else { return nil }
        let ends = field.hasPrefix("bytes=") ? field.dropFirst(6).split(separator: "-") : []
        guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first <= last else {
            throw .invalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the "
                    + "zero-based offsets of the first and last bytes to copy",
                name: "x-amz-copy-source-range", value: field)
        }
        guard last < size else {
            throw .invalidArgument(
                "Range specified is not valid for source object of size: \(size)", name: "x-amz-copy-source-range",
                value: field)
        }
        return first..<(last + 1)
    }

    func abortUpload(_ bucket: String, _ key: String, _ id: String) async throws -> ObjectAnswer {
        try await write { db, effects in
            _ = try ObjectStore.upload(id, of: key, in: bucket, db)
            effects.freed += try ObjectStore.removeUpload(id, db)
        }
        return ObjectAnswer(204)
    }
}
