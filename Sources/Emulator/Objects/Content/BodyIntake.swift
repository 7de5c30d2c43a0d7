import FoundationEssentials
import OpenSSLCrypto
import Wire

/// Takes the body of one upload: undoes `aws-chunked`, writes the bytes and checks what the client said about them.
///
/// Sources: Amazon S3 API reference, "PutObject" and "UploadPart"; user guide, "Checking object integrity".
struct BodyIntake {
    /// What an upload has brought.
    struct Result: Sendable {
        let content: NewContent
        /// Lowercase hexadecimal.
        let md5: String
        let checksum: Checksum?
    }

    private let call: ObjectCall
    private let expectedSize: Int
    private let declared: DeclaredChecksum?
    private let expectedMD5: [UInt8]?
    private let expectedSHA256: String?

    /// Reads the head.
    /// - Parameter algorithm: computed though the client names none, as an upload that was begun with one asks for.
    init(_ call: ObjectCall, algorithm: ChecksumAlgorithm? = nil) throws(ObjectsError) {
        self.call = call
        declared = try DeclaredChecksum(call) ?? algorithm.map { DeclaredChecksum(algorithm: $0, place: .computed) }
        let hash = call.header("x-amz-content-sha256") ?? ""
        expectedSHA256 = hash.utf8.count == 64 ? hash.lowercased() : nil
        if let text = call.header("content-md5") {
            guard let digest = Data(base64Encoded: text), digest.count == 16 else {
                throw ObjectsError(
                    "InvalidDigest", "The Content-MD5 you specified was invalid.", details: [("Content-MD5", text)])
            }
            expectedMD5 = Array(digest)
        } else {
            expectedMD5 = nil
        }
        let isChunked = Self.isChunked(call)
        let length = call.header(isChunked ? "x-amz-decoded-content-length" : "content-length").flatMap { Int($0) }
        if let length {
            guard (0...ObjectsLimits.putBytesMax).contains(length) else { throw .entityTooLarge(length) }
            expectedSize = length
        } else if call.request.bodyParts == nil {
            expectedSize = isChunked ? -1 : call.request.body.count
        } else {
            guard call.header("content-length") != nil else { throw .missingContentLength }
            expectedSize = -1
        }
    }

    /// - Throws: `ObjectsError` for what does not fit together, `RequestBodyError` when the client went away.
    func run(id: String, into folder: ContentFolder, isInlineAllowed: Bool) async throws -> Result {
        var writer = ContentWriter(id: id, folder: folder, isInlineAllowed: isInlineAllowed)
        do {
            let (md5, checksum) = try await take(into: &writer)
            return Result(content: try await writer.finish(), md5: md5, checksum: checksum)
        } catch {
            writer.abandon()
            throw error
        }
    }

    private func take(into writer: inout ContentWriter) async throws -> (md5: String, Checksum?) {
        let md5 = RunningDigest(.md5)
        let sha256 = expectedSHA256.map { _ in RunningDigest(.sha256) }
        var checksum = declared.map { RunningChecksum($0.algorithm) }
        var decoder = Self.isChunked(call) ? ChunkDecoder() : nil
        var whole: [UInt8]? = call.request.bodyParts == nil ? call.request.body : nil
        while true {
            let next: [UInt8]?
            if let parts = call.request.bodyParts {
                next = try await parts.next()
            } else {
                next = whole.take()
            }
            guard let next else { break }
            let data = try decoder?.decode(next) ?? next
            guard writer.size + data.count <= ObjectsLimits.putBytesMax else {
                throw ObjectsError.entityTooLarge(writer.size + data.count)
            }
            if data.isEmpty { continue }
            md5.update(data)
            sha256?.update(data)
            checksum?.update(data)
            try writer.append(data)
        }
        if let decoder, !decoder.hasEnded { throw ObjectsError.incompleteBody }
        if expectedSize >= 0, writer.size != expectedSize { throw ObjectsError.incompleteBody }
        try check(sha256)
        let digest = md5.finish()
        if let expectedMD5, expectedMD5 != digest { throw ObjectsError.badDigest("Content-MD5") }
        let value = checksum?.finish()
        return (Hexadecimal.text(digest), try value.flatMap { try verify($0, trailers: decoder?.trailers ?? [:]) })
    }

    private func check(_ sha256: RunningDigest?) throws(ObjectsError) {
        guard let sha256, let expectedSHA256, !Self.isChunked(call) else { return }
        let computed = Hexadecimal.text(sha256.finish())
        guard computed == expectedSHA256 else {
            throw .contentHashMismatch(client: expectedSHA256, computed: computed)
        }
    }

    private func verify(_ computed: String, trailers: [String: String]) throws(ObjectsError) -> Checksum? {
        guard let declared else { return nil }
        switch declared.place {
        case .computed: break
        case .header(let value):
            guard value == computed else { throw .badDigest(declared.algorithm.rawValue) }
        case .trailer:
            guard let value = trailers[declared.algorithm.headerName] else { throw .malformedTrailer }
            guard value == computed else { throw .badDigest(declared.algorithm.rawValue) }
        }
        return Checksum(algorithm: declared.algorithm, value: computed, kind: .fullObject)
    }

    private static func isChunked(_ call: ObjectCall) -> Bool {
        call.header("x-amz-content-sha256")?.hasPrefix("STREAMING-") == true
            || call.header("content-encoding")?.split(separator: ",").first.map { $0 == "aws-chunked" } == true
    }
}
