import FoundationEssentials
import Wire

/// A tag in KMS's form.
struct KeyTag: Codable, Sendable, Equatable {
    let tagKey: String
    let tagValue: String

    static let countMax = 50

    init(from decoder: any Decoder) throws {
        // By KMS's names in CreateKey, by Swift's where the first letter has been made small.
        let container = try decoder.container(keyedBy: Name.self)
        tagKey = try container.decode(String.self, forKey: container.contains(.tagKey) ? .tagKey : .key)
        tagValue = try container.decode(String.self, forKey: container.contains(.tagValue) ? .tagValue : .value)
    }

    private enum Name: String, CodingKey {
        case tagKey, tagValue
        case key = "TagKey"
        case value = "TagValue"
    }

    static func checked(_ tags: [KeyTag]) throws(ServiceError) -> [KeyTag] {
        for tag in tags {
            _ = try Constraint.length(tag.tagKey, "tags.1.member.tagKey", max: 128)
            _ = try Constraint.length(tag.tagValue, "tags.1.member.tagValue", min: 0, max: 256)
        }
        guard Set(tags.map(\.tagKey)).count == tags.count else {
            throw ServiceError("TagException", "Duplicate tag keys")
        }
        guard tags.count <= countMax else {
            throw ServiceError("LimitExceededException", "A key can have at most \(countMax) tags.")
        }
        return tags
    }

    static func text(_ tags: [KeyTag]) throws -> String {
        String(decoding: try JSONEncoder().encode(tags), as: UTF8.self)
    }

    static func list(_ text: String) throws -> [KeyTag] {
        try JSONDecoder().decode([KeyTag].self, from: Data(text.utf8))
    }
}
