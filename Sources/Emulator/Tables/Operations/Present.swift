/// Stands for a member of which only the presence counts.
struct Present: Codable, Sendable {
    init(from decoder: any Decoder) throws {}

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(true)
    }
}
