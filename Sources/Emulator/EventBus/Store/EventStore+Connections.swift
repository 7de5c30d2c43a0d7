import FoundationEssentials
import GRDB

/// Connections, whose secrets go to disk sealed.
extension EventStore {
    func save(_ connection: ConnectionRecord, _ db: Database) throws {
        let secret = Array(try JSONEncoder().encode(connection.parameters))
        var shown = connection
        shown.parameters = connection.parameters.withoutSecrets
        let sealed = try seal.seal(secret, Self.sealName(connection))
        try StoredConnection(connection: shown, sealedParameters: Data(sealed)).save(db)
    }

    func delete(_ connection: ConnectionRecord, _ db: Database) throws {
        try StoredConnection(connection: connection, sealedParameters: Data()).delete(db)
    }

    /// A connection whose secrets another master key has sealed is deauthorized: it wants new ones.
    static func connections(_ db: Database, _ seal: SecretSeal) throws -> [ConnectionRecord] {
        try StoredConnection.all(db).map { stored in
            var connection = stored.connection
            if let secret = try? seal.open([UInt8](stored.sealedParameters), sealName(connection)) {
                connection.parameters = try JSONDecoder().decode(AuthParameters.self, from: Data(secret))
            } else {
                connection.state = .deauthorized
            }
            return connection
        }
    }

    private static func sealName(_ connection: ConnectionRecord) -> String { "connection/\(connection.name)" }
}
