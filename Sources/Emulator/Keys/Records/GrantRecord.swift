import FoundationEssentials
import GRDB

/// A grant as it is stored.
struct GrantRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "keyGrant"

    let id: String
    let keyID: String
    let name: String?
    let token: String
    /// Seconds since 1970.
    let createdAt: Double
    /// The grant, as JSON.
    let body: String

    init(_ grant: KeyGrant, keyID: String, token: String) throws {
        id = grant.grantId
        self.keyID = keyID
        name = grant.name
        self.token = token
        createdAt = grant.creationDate
        body = String(decoding: try JSONEncoder().encode(grant), as: UTF8.self)
    }

    func grant() throws -> KeyGrant { try JSONDecoder().decode(KeyGrant.self, from: Data(body.utf8)) }
}
