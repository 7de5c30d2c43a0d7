import FoundationEssentials
import GRDB

/// A key as it is stored.
struct KeyRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "key"

    /// A UUID, in lower case.
    let id: String
    let spec: String
    let usage: String
    var description: String
    /// Seconds since 1970.
    let createdAt: Double
    /// SubjectPublicKeyInfo; nil for a symmetric key.
    let publicKey: Data?
    /// The private key or the symmetric key, sealed under the master key.
    let sealed: Data
}
