import GRDB

/// A second name of a key, as it is stored.
struct AliasRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "alias"

    /// With its prefix `alias/`.
    let name: String
    var keyID: String
    /// Seconds since 1970.
    let createdAt: Double
    /// Seconds since 1970.
    var updatedAt: Double
}
