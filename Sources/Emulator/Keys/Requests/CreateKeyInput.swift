/// The members of CreateKey that have an effect here.
struct CreateKeyInput: Decodable {
    let description: String?
    let usage: String?
    let spec: String?
    let deprecatedSpec: String?
    let origin: String?
    let isMultiRegion: Bool?
    let policy: String?
    let tags: [KeyTag]?

    enum CodingKeys: String, CodingKey {
        case description = "Description"
        case usage = "KeyUsage"
        case spec = "KeySpec"
        case deprecatedSpec = "CustomerMasterKeySpec"
        case origin = "Origin"
        case isMultiRegion = "MultiRegion"
        case policy = "Policy"
        case tags = "Tags"
    }
}
