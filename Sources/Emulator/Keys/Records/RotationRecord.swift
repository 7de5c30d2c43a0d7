import FoundationEssentials
import GRDB

/// A rotation that was done, with the material that it took out of use.
struct RotationRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "rotation"

    let keyID: String
    /// Seconds since 1970.
    let rotatedAt: Double
    /// `AUTOMATIC` or `ON_DEMAND`.
    let type: String
    /// As a key's, sealed under the master key.
    let sealed: Data
}
