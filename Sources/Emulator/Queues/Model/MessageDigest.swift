import FoundationEssentials
import OpenSSLCrypto

/// The MD5s by which SDKs check what SQS understood.
enum MessageDigest {
    static func ofBody(_ body: String) -> String { Digest.hexadecimal(.md5, Array(body.utf8)) }

    /// Nil when there are no attributes.
    ///
    /// Source: SQS developer guide, "Calculating the MD5 message digest for message attributes": sorted by name; name,
    /// type and value each after its length as four bytes; before the value one byte, 1 for text and 2 for binary.
    static func ofAttributes(_ attributes: [String: MessageAttribute]) -> String? {
        guard !attributes.isEmpty else { return nil }
        var bytes: [UInt8] = []
        for (name, attribute) in attributes.sorted(by: { $0.key < $1.key }) {
            append(Array(name.utf8), to: &bytes)
            append(Array(attribute.dataType.utf8), to: &bytes)
            if let binary = attribute.binaryValue {
                bytes.append(2)
                append(Array(binary), to: &bytes)
            } else {
                bytes.append(1)
                append(Array((attribute.stringValue ?? "").utf8), to: &bytes)
            }
        }
        return Digest.hexadecimal(.md5, bytes)
    }

    private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
        let length = UInt32(field.count)
        bytes.append(contentsOf: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> UInt32($0)) })
        bytes.append(contentsOf: field)
    }
}
