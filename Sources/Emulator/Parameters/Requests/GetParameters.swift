enum GetParameters {
    struct Input: Decodable {
        let names: [String]?
        let withDecryption: Bool?
    }

    struct Output: Encodable {
        let parameters: [StoredParameter]
        let invalidParameters: [String]
    }
}
