import FoundationEssentials
import GRDB
import Synchronization

/// Remembers tables that were read before, so that each request does not decode the definition again.
///
/// What a transaction sees is decided by the row in its own snapshot: an entry counts only at that row's version.
final class TableCatalog: Sendable {
    private struct Entry {
        let version: Int64
        let table: Table
    }

    private let entries = Mutex<[Int64: Entry]>([:])

    func table(_ id: Int64, version: Int64, read body: () throws -> Data) throws -> Table {
        if let entry = entries.withLock({ $0[id] }), entry.version == version { return entry.table }
        let data = try body()
        guard let definition = try? JSONDecoder().decode(TableDefinition.self, from: data) else {
            throw StoredDataError(what: "table definition \(id)")
        }
        let table = try Table(id: id, definition: definition)
        entries.withLock { $0[id] = Entry(version: version, table: table) }
        return table
    }
}
