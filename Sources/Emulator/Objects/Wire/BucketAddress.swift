/// Where a request's bucket and key stand: in the path, or the bucket in the host's name.
///
/// Source: Amazon S3 user guide, "Virtual hosting of general purpose buckets".
struct BucketAddress: Sendable, Equatable {
    let bucket: String?
    let key: String?

    /// - Parameter path: decoded, with its first slash.
    init(host: String, path: String) {
        // Keys are UTF-8: a slash with a combining character behind it is a slash too.
        let isRooted = path.utf8.first == UInt8(ascii: "/")
        let rest = String(decoding: path.utf8.dropFirst(isRooted ? 1 : 0), as: UTF8.self)
        if let bucket = Self.bucket(inHost: host) {
            self.bucket = bucket
            key = rest.isEmpty ? nil : rest
            return
        }
        let bytes = rest.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            bucket = rest.isEmpty ? nil : rest
            key = nil
            return
        }
        bucket = slash == bytes.startIndex ? nil : String(rest[..<slash])
        let name = String(decoding: bytes[bytes.index(after: slash)...], as: UTF8.self)
        key = name.isEmpty ? nil : name
    }

    /// `bucket.localhost`, `bucket.s3.localhost`, `bucket.s3.us-east-1.amazonaws.com`.
    private static func bucket(inHost host: String) -> String? {
        let name = host.lowercased().prefix { $0 != ":" }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        // An empty label would be no name.
        guard labels.count > 1, !labels.contains("") else { return nil }
        if let service = labels.firstIndex(where: { $0 == "s3" || $0.hasPrefix("s3-") }) {
            return service == 0 ? nil : labels[..<service].joined(separator: ".")
        }
        return labels.last == "localhost" ? labels.dropLast().joined(separator: ".") : nil
    }
}
