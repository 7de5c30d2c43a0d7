import FoundationEssentials
import Wire

enum CreateSecret {
    struct Input: Decodable, Sendable {
        let name: String?
        let clientRequestToken: String?
        let description: String?
        let kmsKeyId: String?
        let secretBinary: Data?
        let secretString: String?
        let tags: [ResourceTag]?
        let addReplicaRegions: [Region]?

        struct Region: Decodable {
            let region: String?
        }
    }
}
