import FoundationEssentials
import OpenSSLCrypto
import Wire

/// The parts that make an object, as CompleteMultipartUpload lists them, checked against those that were uploaded.
struct CompletionRequest: Sendable {
    private struct Named: Sendable {
        let number: Int
        let etag: String
        let checksum: String?
    }

    private let parts: [Named]

    init(_ call: ObjectCall, _ algorithm: ChecksumAlgorithm?) throws(ObjectsError) {
        let document = try call.document("CompleteMultipartUpload")
        var parts: [Named] = []
        for part in document.all("Part") {
            guard let number = part["PartNumber"].flatMap({ Int($0.text) }), let etag = part["ETag"]?.text else {
                throw .malformedXML
            }
            parts.append(
                Named(
                    number: number, etag: etag.filter { $0 != "\"" },
                    checksum: algorithm.flatMap { part[$0.elementName]?.text }))
        }
        guard (1...ObjectsLimits.partsMax).contains(parts.count) else { throw .malformedXML }
        self.parts = parts
    }

    /// The uploaded parts in order.
    /// - Throws: `InvalidPartOrder`, `InvalidPart` and `EntityTooSmall`, in S3's order.
    func check(_ uploaded: [UploadedPart], upload: String) throws(ObjectsError) -> [UploadedPart] {
        for (one, next) in zip(parts, parts.dropFirst()) where one.number >= next.number {
            throw .invalidPartOrder(upload)
        }
        let byNumber = Dictionary(uniqueKeysWithValues: uploaded.map { ($0.number, $0) })
        var chosen: [UploadedPart] = []
        for part in parts {
            guard let found = byNumber[part.number], found.etag == part.etag,
                part.checksum == nil || part.checksum == found.checksum?.value
            else { throw .invalidPart(part.number, etag: part.etag, upload: upload) }
            chosen.append(found)
        }
        for part in chosen.dropLast() where part.size < ObjectsLimits.partBytesMin {
            throw .entityTooSmall(part.size, part: part.number, etag: part.etag)
        }
        return chosen
    }

    /// The MD5 of the parts' MD5s, with their number.
    static func etag(_ parts: [UploadedPart]) -> String {
        Digest.hexadecimal(.md5, parts.flatMap { Hexadecimal.bytes($0.etag) ?? [] }) + "-\(parts.count)"
    }

    /// Of the whole, from the parts' own; nil when a part has none.
    static func checksum(_ parts: [UploadedPart], _ algorithm: ChecksumAlgorithm, _ kind: Checksum.Kind) -> Checksum? {
        let values = parts.compactMap { $0.checksum.flatMap { Data(base64Encoded: $0.value) } }
        guard values.count == parts.count else { return nil }
        if kind == .composite {
            var checksum = RunningChecksum(algorithm)
            checksum.update(values.flatMap { $0 })
            return Checksum(algorithm: algorithm, value: "\(checksum.finish())-\(parts.count)", kind: .composite)
        }
        guard let polynomial = algorithm.polynomial else { return nil }
        var register: UInt64 = 0
        for (part, value) in zip(parts, values) {
            let next = value.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            register = polynomial.combine(register, next, secondBytes: part.size)
        }
        let bytes = RunningChecksum.bytes(of: register, algorithm.byteCount)
        return Checksum(algorithm: algorithm, value: Data(bytes).base64EncodedString(), kind: .fullObject)
    }
}
