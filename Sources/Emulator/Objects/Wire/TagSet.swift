import Wire

/// Tags as requests and answers have them. Source: Amazon S3 user guide, "Categorizing your objects using tags".
enum TagSet {
    /// The form of the header `x-amz-tagging`.
    static func parse(query: String) throws(ObjectsError) -> [ObjectDetails.Tag] {
        guard let parameters = QueryParameters(query) else {
            throw .invalidArgument(
                "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
                name: "x-amz-tagging", value: query)
        }
        return try check(
            parameters.pairs.map { ObjectDetails.Tag(key: $0.name, value: $0.value) }, max: ObjectsLimits.objectTagsMax)
    }

    static func parse(_ document: XMLNode, max: Int) throws(ObjectsError) -> [ObjectDetails.Tag] {
        guard let set = document["TagSet"] else { throw .malformedXML }
        var tags: [ObjectDetails.Tag] = []
        for tag in set.all("Tag") {
            guard let key = tag["Key"]?.text, let value = tag["Value"]?.text else { throw .malformedXML }
            tags.append(ObjectDetails.Tag(key: key, value: value))
        }
        return try check(tags, max: max)
    }

    static func document(_ tags: [ObjectDetails.Tag]) -> [XMLElement] {
        [
            XMLElement(
                "TagSet",
                children: tags.map { tag in
                    XMLElement(
                        "Tag",
                        children: [XMLElement("Key", text: tag.key), XMLElement("Value", text: tag.value)])
                })
        ]
    }

    private static func check(_ tags: [ObjectDetails.Tag], max: Int) throws(ObjectsError) -> [ObjectDetails.Tag] {
        guard tags.count <= max else {
            throw ObjectsError(
                "BadRequest",
                "\(max == ObjectsLimits.objectTagsMax ? "Object" : "Bucket") tags cannot be greater than \(max)")
        }
        for tag in tags {
            guard !tag.key.isEmpty, tag.key.count <= ObjectsLimits.tagKeyCharactersMax, !tag.key.hasPrefix("aws:")
            else {
                throw ObjectsError(
                    "InvalidTag", "The TagKey you have provided is invalid", details: [("TagKey", tag.key)])
            }
            guard tag.value.count <= ObjectsLimits.tagValueCharactersMax else { throw .invalidTag }
        }
        guard Set(tags.map(\.key)).count == tags.count else {
            throw ObjectsError("InvalidTag", "Cannot provide multiple Tags with the same key")
        }
        return tags
    }
}
