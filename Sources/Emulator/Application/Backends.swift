import FoundationEssentials
import Keys
import Logging
import Queues
import Storage
import Tables
import Templates
import Wire

/// The services with a store of their own, and what the template declares in them.
struct Backends: Sendable {
    let tables: TablesService
    let queues: QueuesService
    let keys: KeysService

    /// Opens the stores; throws `StorageError` and `KeysError`.
    init(_ options: EmulatorOptions, servicesURL: String) throws {
        tables = TablesService(
            store: try Store.open(TablesService.storeName, at: options.store, migrator: TablesService.migrator),
            region: options.region, accountID: options.accountID)
        queues = QueuesService(
            store: try Store.open(QueuesService.storeName, at: options.store, migrator: QueuesService.migrator),
            baseURL: servicesURL, region: options.region, accountID: options.accountID)
        keys = try KeysService.open(at: options.store, region: options.region, accountID: options.accountID)
    }

    var services: [any Wire.Service] { [tables, queues, keys] }

    /// Makes tables, queues and keys, or keeps those of an earlier start.
    ///
    /// - Throws: `EmulatorError` that names the resource and its place in the template.
    func install(_ application: Application) async throws {
        for table in application.tables {
            try await install("\(table.stack)/\(table.logicalID)", at: table.location) {
                _ = try await tables.createTable(fromJSON: table.createTableBody)
            }
        }
        for queue in application.queues {
            try await install("\(queue.stack)/\(queue.logicalID)", at: queue.location) {
                try await queues.createQueue(name: queue.name, attributes: queue.attributes)
            }
        }
        for key in application.keys {
            try await install("\(key.stack)/\(key.logicalID)", at: key.location) {
                try await keys.createKey(
                    id: key.keyID, spec: key.keySpec, usage: key.keyUsage, description: key.description,
                    aliases: key.aliases)
            }
        }
    }

    private func install(
        _ resource: String, at location: TemplateLocation, _ make: () async throws -> Void
    ) async throws {
        do {
            try await make()
        } catch let error as ServiceError {
            throw EmulatorError(.resourceRefused, "\(location): \(resource): \(error.message)")
        } catch {
            throw EmulatorError(.resourceRefused, "\(location): \(resource): \(error)")
        }
    }
}
