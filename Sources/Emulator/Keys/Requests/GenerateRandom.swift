import FoundationEssentials

enum GenerateRandom {
    struct Input: Decodable {
        let numberOfBytes: Int?
    }

    struct Output: Encodable {
        let plaintext: Data
    }
}
