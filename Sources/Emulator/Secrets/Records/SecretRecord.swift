import GRDB
import Wire

/// A secret without its values, as it is stored. Times are seconds since 1970.
struct SecretRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "secret"

    let name: String
    let arn: String
    var description: String?
    /// As the caller named the KMS key; nil for the account's own.
    var keyID: String?
    var tags: [ResourceTag] = []
    var policy: String?
    let createdAt: Double
    var changedAt: Double
    /// Midnight of the day of the last read, as AWS tells it.
    var accessedAt: Double?
    /// When the secret is gone; nil unless deletion is scheduled.
    var deletionAt: Double?
    var rotation: RotationSetting?
    var rotatedAt: Double?
    var nextRotationAt: Double?
    /// The rotation that was asked for and has not ended.
    var rotationUnderWay: RotationRun?
}
