enum DeleteParameters {
    struct Input: Decodable {
        let names: [String]?
    }

    struct Output: Encodable {
        let deletedParameters: [String]
        let invalidParameters: [String]
    }
}
