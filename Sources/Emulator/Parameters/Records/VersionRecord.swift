import FoundationEssentials
import GRDB

/// One version of a parameter, as it is stored.
struct VersionRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "version"

    let name: String
    let version: Int
    let type: String
    /// UTF-8; a SecureString's is a KMS ciphertext.
    let value: Data
    let tier: String
    let description: String?
    /// As the caller named the KMS key; of a SecureString.
    let keyID: String?
    let allowedPattern: String?
    let dataType: String
    let policies: [ParameterPolicy]
    var labels: [String]
    /// Seconds since 1970.
    let modifiedAt: Double
}
