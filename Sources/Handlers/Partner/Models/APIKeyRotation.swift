import SharedLayer

/// The body of `POST …/api-keys/{keyId}/rotations`.
struct APIKeyRotation: Decodable, Sendable, Equatable {
    let overlapSeconds: Int?

    enum CodingKeys: String, CodingKey {
        case overlapSeconds = "overlap_seconds"
    }
}
