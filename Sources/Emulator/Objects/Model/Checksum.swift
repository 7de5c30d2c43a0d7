/// A checksum that a client asked to be kept with an object.
struct Checksum: Codable, Sendable, Equatable {
    let algorithm: ChecksumAlgorithm
    /// Base64, with `-` and the number of parts behind it for a checksum of checksums.
    let value: String
    let kind: Kind

    enum Kind: String, Codable, Sendable {
        case fullObject = "FULL_OBJECT"
        case composite = "COMPOSITE"
    }
}
