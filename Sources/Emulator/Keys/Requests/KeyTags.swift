struct KeyTags: Encodable {
    let tags: [KeyTag]
    let truncated = false
}
