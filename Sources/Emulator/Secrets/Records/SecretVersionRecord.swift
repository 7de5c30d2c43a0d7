import FoundationEssentials
import GRDB

/// A version of a secret, as it is stored. Times are seconds since 1970.
struct SecretVersionRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "version"

    let secret: String
    let id: String
    /// A KMS ciphertext; nil until a rotation function has put a value.
    var value: Data?
    var isBinary: Bool
    var keyARN: String?
    var stages: [String]
    let createdAt: Double
    var accessedAt: Double?

    init(secret: String, id: String, sealed: SealedContent?, createdAt: Double) {
        self.secret = secret
        self.id = id
        value = sealed.map { Data($0.bytes) }
        isBinary = sealed?.isBinary ?? false
        keyARN = sealed?.keyARN
        stages = []
        self.createdAt = createdAt
    }
}
