import FoundationEssentials

/// GenerateMac and VerifyMac.
enum MessageMAC {
    struct Input: Decodable {
        let keyId: String?
        let message: Data?
        let macAlgorithm: String?
        let mac: Data?
        let dryRun: Bool?
    }

    struct Output: Encodable {
        let keyId: String
        let mac: Data?
        let macAlgorithm: String?
        let macValid: Bool?
    }
}
