enum DescribeParameters {
    struct Input: Decodable {
        let filters: [ParameterFilter.Form]?
        let parameterFilters: [ParameterFilter.Form]?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable {
        let parameters: [ParameterDetails]
        let nextToken: String?
    }
}
