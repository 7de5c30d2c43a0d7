/// What an object has beside its bytes, as a version's row keeps it.
struct ObjectDetails: Codable, Sendable, Equatable {
    /// The content headers that a read gives back, by lowercased name, such as `content-type`.
    var headers: [String: String] = [:]
    /// User metadata by name without `x-amz-meta-`.
    var metadata: [String: String] = [:]
    var storageClass = "STANDARD"
    var tags: [Tag] = []
    var checksum: Checksum?
    /// The parts of a multipart upload, in order; empty for an object that was put at once.
    var parts: [Part] = []
    /// The object's retention and legal hold, and what else is kept and given back without effect, by header name.
    var inert: [String: String] = [:]

    struct Tag: Codable, Sendable, Equatable {
        let key: String
        let value: String
    }

    struct Part: Codable, Sendable, Equatable {
        let number: Int
        let size: Int
        let checksum: Checksum?
    }
}
