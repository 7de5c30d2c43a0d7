/// Which attributes an index holds: `ALL`, `KEYS_ONLY`, or `INCLUDE` with a list.
struct IndexProjection: Codable, Sendable, Hashable {
    var projectionType: String?
    var nonKeyAttributes: [String]?

    enum CodingKeys: String, CodingKey {
        case projectionType = "ProjectionType"
        case nonKeyAttributes = "NonKeyAttributes"
    }
}
