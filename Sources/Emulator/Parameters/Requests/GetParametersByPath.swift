enum GetParametersByPath {
    struct Input: Decodable {
        let path: String?
        let recursive: Bool?
        let parameterFilters: [ParameterFilter.Form]?
        let withDecryption: Bool?
        let maxResults: Int?
        let nextToken: String?
    }
}
