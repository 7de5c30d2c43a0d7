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
    var sealed: Data
    /// `AWS` for the keys that other services make for themselves.
    var manager = "CUSTOMER"
    var isEnabled = true
    /// Seconds since 1970; nil unless deletion is scheduled.
    var deletionAt: Double?
    /// Nil while automatic rotation is off.
    var rotationPeriodDays: Int?
    /// Seconds since 1970.
    var nextRotationAt: Double?
    /// Nil for the policy that a key has by default.
    var policy: String?
    /// A JSON array of `{"TagKey", "TagValue"}`.
    var tags = "[]"
}
