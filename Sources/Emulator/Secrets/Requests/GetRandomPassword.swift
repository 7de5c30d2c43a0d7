enum GetRandomPassword {
    struct Input: Decodable {
        let passwordLength: Int?
        let excludeCharacters: String?
        let excludeNumbers: Bool?
        let excludePunctuation: Bool?
        let excludeUppercase: Bool?
        let excludeLowercase: Bool?
        let includeSpace: Bool?
        let requireEachIncludedType: Bool?
    }

    struct Output: Encodable {
        let randomPassword: String
    }
}
