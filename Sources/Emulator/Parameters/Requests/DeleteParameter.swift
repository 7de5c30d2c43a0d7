enum DeleteParameter {
    struct Input: Decodable {
        let name: String?
    }
}
