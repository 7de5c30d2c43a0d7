enum GetParameterHistory {
    struct Input: Decodable {
        let name: String?
        let withDecryption: Bool?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable {
        let parameters: [ParameterDetails]
        let nextToken: String?
    }
}
