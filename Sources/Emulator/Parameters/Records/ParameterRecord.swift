import GRDB
import Wire

/// What a parameter's versions have in common, as it is stored.
struct ParameterRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "parameter"

    let name: String
    var latest: Int
    /// A JSON array, as GRDB writes one.
    var tags: [ResourceTag]
    /// Seconds since 1970; from an `Expiration` policy.
    var expiresAt: Double?

    func exists(at now: Double) -> Bool { expiresAt.map { $0 > now } ?? true }
}
