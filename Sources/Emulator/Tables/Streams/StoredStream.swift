import FoundationEssentials
import GRDB

/// A stream as the store has it. It outlives its table.
struct StoredStream: Sendable {
    let id: Int64
    let tableName: String
    let label: String
    let viewType: StreamViewType
    let keySchema: [KeySchemaElement]
    let createdMilliseconds: Int64
    /// When it was disabled, or its table deleted.
    let endedMilliseconds: Int64?
    let width: Int

    static let columns = "id, table_name, label, view_type, key_schema, created_ms, ended_ms, width"

    init(_ row: Row) throws {
        id = row["id"]
        tableName = row["table_name"]
        label = row["label"]
        createdMilliseconds = row["created_ms"]
        endedMilliseconds = row["ended_ms"]
        width = row["width"]
        guard let viewType = StreamViewType(rawValue: row["view_type"]),
            let keySchema = try? JSONDecoder().decode([KeySchemaElement].self, from: row["key_schema"] as Data)
        else { throw StoredDataError(what: "stream \(row["id"] as Int64)") }
        self.viewType = viewType
        self.keySchema = keySchema
    }
}
