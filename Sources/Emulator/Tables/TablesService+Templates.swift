import FoundationEssentials
import Wire

extension TablesService {
    /// Makes a template's table, or finds it as an earlier start left it.
    ///
    /// The settings of a table (billing, time to live, protection) follow the template. Keys and indexes do not: they say
    /// how items are stored, so a table that has others keeps its definition and its items.
    /// - Parameter body: a body of CreateTable; `TimeToLiveSpecification` may be in it too.
    /// - Throws: `ServiceError` when the body describes no table.
    package func createTable(fromJSON body: [UInt8]) async throws -> TableCreation {
        let request = try JSONCall(operation: "CreateTable", body: body, requestID: "template")
            .decode(CreateTableRequest.self)
        var wanted = try request.definition(
            tableID: UUID().uuidString.lowercased(), createdAt: context.clock().timeIntervalSince1970)
        if let timeToLive = request.timeToLive, timeToLive.enabled == true {
            wanted.timeToLiveAttribute = timeToLive.attributeName
        }
        let definition = wanted
        return try await context.store.write { transaction in
            guard let table = try transaction.findTable(named: definition.name) else {
                try transaction.insert(definition)
                return .created
            }
            guard table.definition.hasSameStructure(as: definition) else {
                return .kept(
                    "Table \(definition.name) exists with other keys or indexes than the template declares. It was kept "
                        + "as it is, with its items. To have it as declared, delete it (its items go with it) and "
                        + "start again.")
            }
            var updated = table.definition
            updated.settings = definition.settings
            updated.timeToLiveAttribute = definition.timeToLiveAttribute
            try transaction.replace(table, with: updated)
            return .found
        }
    }
}
