import Wire

/// AddTagsToResource, RemoveTagsFromResource and ListTagsForResource.
enum ResourceTags {
    struct Input: Decodable, Sendable {
        let resourceType: String?
        let resourceId: String?
        let tags: [ResourceTag]?
        let tagKeys: [String]?
    }

    struct Output: Encodable {
        let tagList: [ResourceTag]
    }
}
