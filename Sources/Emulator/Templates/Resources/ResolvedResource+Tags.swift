extension ResolvedResource {
    /// Tags in the form of most types: a list of `Key` and `Value`.
    mutating func tagList(_ property: String) -> [String: String] {
        var tags: [String: String] = [:]
        for item in properties[property]?.items ?? [] {
            guard let key = text("Key", of: item) else { continue }
            tags[key] = text("Value", of: item) ?? ""
        }
        return tags
    }

    /// Tags in the form of a map.
    mutating func tagMap(_ property: String) -> [String: String] {
        guard let node = properties[property] else { return [:] }
        var tags: [String: String] = [:]
        for entry in node.entries ?? [] { tags[entry.key] = text(entry.key, of: node) ?? "" }
        return tags
    }
}
