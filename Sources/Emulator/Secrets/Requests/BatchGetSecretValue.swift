enum BatchGetSecretValue {
    struct Input: Decodable {
        let secretIdList: [String]?
        let filters: [SecretSelection.Filter]?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable {
        var secretValues: [GetSecretValue.Output]
        let nextToken: String?
        var errors: [Failure]

        struct Failure: Encodable {
            let secretId: String
            let errorCode: String
            let message: String
        }
    }
}
