enum GetParameter {
    struct Input: Decodable {
        let name: String?
        let withDecryption: Bool?
    }

    struct Output: Encodable {
        let parameter: StoredParameter
    }
}
