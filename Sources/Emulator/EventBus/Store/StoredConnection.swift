import FoundationEssentials

/// A connection on disk: what it sends along lies there sealed.
struct StoredConnection: StoredEntry {
    static var kind: String { "connection" }
    var storedName: String { connection.name }

    let connection: ConnectionRecord
    let sealedParameters: Data
}
