import Wire

/// Tags as the API lists them.
struct TagList: Codable, Sendable {
    struct Tag: Codable, Sendable {
        let key: String
        let value: String
    }

    let tags: [Tag]

    init(_ tags: [String: String]) {
        self.tags = tags.sorted { $0.key < $1.key }.map { Tag(key: $0.key, value: $0.value) }
    }

    /// Throws where there would be too many.
    static func merge(_ added: [Tag]?, into tags: [String: String]) throws -> [String: String] {
        var merged = tags
        for tag in added ?? [] { merged[tag.key] = tag.value }
        guard merged.count <= EventLimits.tagsMax else {
            throw ServiceError.invalid("The number of tags exceeds the limit of \(EventLimits.tagsMax).")
        }
        return merged
    }
}
