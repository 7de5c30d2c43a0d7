import FoundationEssentials
import GRDB

/// A schedule as it is on disk.
struct ScheduleRecord: Sendable {
    var group: String
    var name: String
    var createdMilliseconds: Int64
    var modifiedMilliseconds: Int64
    var clientToken: String?
    /// Made from the application's template: it goes when the template no longer has it.
    var isFromTemplate: Bool
    var definition: ScheduleDefinition

    static func find(_ name: String, in group: String, _ db: Database) throws -> ScheduleRecord? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM schedule WHERE groupName = ? AND name = ?", arguments: [group, name]
        ).map(ScheduleRecord.init)
    }

    /// In the order of group and name.
    static func list(_ filter: Filter, _ db: Database) throws -> [ScheduleRecord] {
        var conditions = ["(groupName, name) > (?, ?)"]
        var arguments: StatementArguments = [filter.after?.group ?? "", filter.after?.name ?? ""]
        if let group = filter.group {
            conditions.append("groupName = ?")
            arguments += [group]
        }
        if let prefix = filter.namePrefix {
            conditions.append("substr(name, 1, ?) = ?")
            arguments += [prefix.count, prefix]
        }
        if let state = filter.state {
            conditions.append("coalesce(json_extract(definition, '$.State'), 'ENABLED') = ?")
            arguments += [state]
        }
        arguments += [filter.limit]
        return try Row.fetchAll(
            db,
            sql:
                "SELECT * FROM schedule WHERE \(conditions.joined(separator: " AND ")) ORDER BY groupName, name LIMIT ?",
            arguments: arguments
        ).map(ScheduleRecord.init)
    }

    struct Filter: Sendable {
        var group: String?
        var namePrefix: String?
        var state: String?
        var after: (group: String, name: String)?
        var limit: Int
    }

    func save(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO schedule
                    (groupName, name, createdMilliseconds, modifiedMilliseconds, clientToken, isFromTemplate, definition)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                group, name, createdMilliseconds, modifiedMilliseconds, clientToken, isFromTemplate,
                String(decoding: try ScheduleJSON.encode(definition), as: UTF8.self),
            ])
    }

    func delete(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM schedule WHERE groupName = ? AND name = ?", arguments: [group, name])
    }

    private init(_ row: Row) throws {
        group = row["groupName"]
        name = row["name"]
        createdMilliseconds = row["createdMilliseconds"]
        modifiedMilliseconds = row["modifiedMilliseconds"]
        clientToken = row["clientToken"]
        isFromTemplate = row["isFromTemplate"]
        let text: String = row["definition"]
        definition = try ScheduleJSON.decode(from: Array(text.utf8))
    }

    init(
        group: String, name: String, createdMilliseconds: Int64, modifiedMilliseconds: Int64, clientToken: String?,
        isFromTemplate: Bool, definition: ScheduleDefinition
    ) {
        self.group = group
        self.name = name
        self.createdMilliseconds = createdMilliseconds
        self.modifiedMilliseconds = modifiedMilliseconds
        self.clientToken = clientToken
        self.isFromTemplate = isFromTemplate
        self.definition = definition
    }
}
