import FoundationEssentials
import OpenSSLCrypto

/// The checksum of bytes that come in parts.
struct RunningChecksum {
    let algorithm: ChecksumAlgorithm
    private var register: UInt64 = 0
    private let digest: RunningDigest?

    init(_ algorithm: ChecksumAlgorithm) {
        self.algorithm = algorithm
        digest =
            switch algorithm {
            case .sha1: RunningDigest(.sha1)
            case .sha256: RunningDigest(.sha256)
            case .crc32, .crc32c, .crc64nvme: nil
            }
    }

    mutating func update(_ bytes: [UInt8]) {
        if let polynomial = algorithm.polynomial {
            register = polynomial.update(register, bytes[...])
        } else {
            digest?.update(bytes)
        }
    }

    /// Base64; to be called once.
    func finish() -> String {
        Data(digest?.finish() ?? Self.bytes(of: register, algorithm.byteCount)).base64EncodedString()
    }

    static func bytes(of register: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: register >> UInt64(8 * (count - 1 - $0))) }
    }
}
