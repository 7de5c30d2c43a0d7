/// The checksums that S3 knows. Source: Amazon S3 user guide, "Checking object integrity".
enum ChecksumAlgorithm: String, Codable, Sendable, CaseIterable {
    case crc32 = "CRC32"
    case crc32c = "CRC32C"
    case crc64nvme = "CRC64NVME"
    case sha1 = "SHA1"
    case sha256 = "SHA256"

    /// `x-amz-checksum-crc32`.
    var headerName: String { "x-amz-checksum-\(rawValue.lowercased())" }

    /// `ChecksumCRC32`.
    var elementName: String { "Checksum\(rawValue)" }

    var byteCount: Int {
        switch self {
        case .crc32, .crc32c: 4
        case .crc64nvme: 8
        case .sha1: 20
        case .sha256: 32
        }
    }

    /// What a multipart upload gets that names no type.
    var defaultKind: Checksum.Kind { self == .crc64nvme ? .fullObject : .composite }

    func allows(_ kind: Checksum.Kind) -> Bool {
        switch self {
        case .crc32, .crc32c: true
        case .crc64nvme: kind == .fullObject
        case .sha1, .sha256: kind == .composite
        }
    }

    /// Nil for hashes.
    var polynomial: CyclicPolynomial? {
        switch self {
        case .crc32: .crc32
        case .crc32c: .crc32c
        case .crc64nvme: .crc64nvme
        case .sha1, .sha256: nil
        }
    }
}
