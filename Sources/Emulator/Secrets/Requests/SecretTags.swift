import Wire

/// TagResource and UntagResource.
enum SecretTags {
    struct Input: Decodable, Sendable {
        let secretId: String?
        let tags: [ResourceTag]?
        let tagKeys: [String]?
    }
}
