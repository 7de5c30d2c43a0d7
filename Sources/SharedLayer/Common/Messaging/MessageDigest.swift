import OpenSSLCrypto

/// The MD5s by which SQS tells what it understood.
enum MessageDigest {
    static func ofBody(_ body: String) -> String { Digest.hexadecimal(.md5, Array(body.utf8)) }

    /// Nil when there are no attributes.
    ///
    /// Source: SQS developer guide, "Calculating the MD5 message digest for message attributes": sorted by name; name,
    /// type and value each after its length in four bytes; before the value one byte, 1 for text and 2 for binary.
    static func ofAttributes(_ attributes: [String: MessageAttribute]) -> String? {
        guard !attributes.isEmpty else { return nil }
        var bytes: [UInt8] = []
        for (name, attribute) in attributes.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            append(name.utf8, to: &bytes)
            append(attribute.dataType.utf8, to: &bytes)
            switch attribute {
            case .string(let text), .number(let text):
                bytes.append(1)
                append(text.utf8, to: &bytes)
            case .binary(let value):
                bytes.append(2)
                append(value, to: &bytes)
            }
        }
        return Digest.hexadecimal(.md5, bytes)
    }

    private static func append(_ field: some Collection<UInt8>, to bytes: inout [UInt8]) {
        let length = UInt32(truncatingIfNeeded: field.count)
        bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> UInt32($0)) }
        bytes += field
    }
}
