enum ListSecrets {
    struct Input: Decodable {
        let includePlannedDeletion: Bool?
        let maxResults: Int?
        let nextToken: String?
        let filters: [SecretSelection.Filter]?
        let sortOrder: String?
        let sortBy: String?
    }

    struct Output: Encodable {
        let secretList: [SecretDescription]
        let nextToken: String?
    }
}
