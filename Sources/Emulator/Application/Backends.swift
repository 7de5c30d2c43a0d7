import FoundationEssentials
import Identity
import Keys
import Logging
import Monitoring
import Parameters
import Queues
import Secrets
import Storage
import Tables
import Templates
import VirtualTime
import Wire

/// The services with a store of their own, and what the template declares in them.
struct Backends: Sendable {
    let tables: TablesService
    let queues: QueuesService
    let keys: KeysService
    let monitoring: MonitoringService
    let parameters: ParametersService
    let secrets: SecretsService
    let identity: IdentityService

    /// The time by which AWS decides: one for every service.
    let clock: VirtualClock
    let clockStore: ClockStore

    /// Opens the stores; throws `StorageError` and `KeysError`.
    init(_ options: EmulatorOptions, servicesURL: String, logger: Logger) throws {
        clockStore = try ClockStore(at: options.store)
        let clock = VirtualClock(offset: try clockStore.offset())
        self.clock = clock
        tables = TablesService(
            store: try Store.open("tables", at: options.store, migrator: TablesMigrations.migrator),
            region: options.region, accountID: options.accountID, clock: { clock.date })
        queues = QueuesService(
            store: try Store.open(QueuesService.storeName, at: options.store, migrator: QueuesService.migrator),
            baseURL: servicesURL, region: options.region, accountID: options.accountID, clock: { clock.date })
        keys = try KeysService.open(
            at: options.store, region: options.region, accountID: options.accountID, clock: { clock.date })
        monitoring = try MonitoringService(
            store: Store.open(MonitoringService.storeName, at: options.store, migrator: MonitoringService.migrator),
            clock: clock)
        parameters = ParametersService(
            store: try Store.open(ParametersService.storeName, at: options.store, migrator: ParametersService.migrator),
            keys: keys, region: options.region, accountID: options.accountID, clock: clock)
        secrets = SecretsService(
            store: try Store.open(SecretsService.storeName, at: options.store, migrator: SecretsService.migrator),
            keys: keys, region: options.region, accountID: options.accountID, clock: clock, logger: logger)
        identity = IdentityService(accountID: options.accountID, clock: { clock.date })
    }

    var services: [any Wire.Service] { [tables, queues, keys, monitoring, parameters, secrets, identity] }

    /// Makes tables, queues and keys, or keeps those of an earlier start.
    ///
    /// - Returns: what was kept in another form than the template declares.
    /// - Throws: `EmulatorError` that names the resource and its place in the template.
    func install(_ application: Application) async throws -> [TemplateWarning] {
        var warnings: [TemplateWarning] = []
        for table in application.tables {
            let resource = "\(table.stack)/\(table.logicalID)"
            try await install(resource, at: table.location) {
                if case .kept(let why) = try await tables.createTable(fromJSON: table.createTableBody) {
                    warnings.append(TemplateWarning(resource: resource, what: why, location: table.location))
                }
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
                    aliases: key.aliases, rotationPeriodDays: key.rotationPeriodDays)
            }
        }
        for parameter in application.parameters {
            try await install("\(parameter.stack)/\(parameter.logicalID)", at: parameter.location) {
                try await make(parameter)
            }
        }
        for secret in application.secrets {
            try await install("\(secret.stack)/\(secret.logicalID)", at: secret.location) { try await make(secret) }
        }
        return warnings
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
