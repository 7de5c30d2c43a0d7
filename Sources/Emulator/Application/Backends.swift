import CurlTransport
import Delivery
import EventBus
import FoundationEssentials
import Identity
import Keys
import Logging
import Monitoring
import Parameters
import Queues
import Secrets
import ServiceLifecycle
import Storage
import Tables
import Templates
import Topics
import VirtualTime
import Wire

/// The services with a store of their own, and what the template declares in them.
struct Backends: Sendable {
    /// The time by which AWS decides: one for every service.
    let clock: VirtualClock
    let clockStore: ClockStore
    let logger: Logger
    /// Brings what the services send each other to its target.
    let router = DeliveryRouter()
    let tables: TablesService
    let queues: QueuesService
    let keys: KeysService
    let topics: TopicsService
    let events: EventBusService
    let secrets: SecretsService
    let parameters: ParametersService
    let monitoring: MonitoringService
    let identity: IdentityService

    /// Opens the stores; throws `StorageError` and `KeysError`.
    init(_ options: EmulatorOptions, servicesURL: String, logger: Logger) throws {
        self.logger = logger
        clockStore = try ClockStore(at: options.store)
        let clock = VirtualClock(offset: try clockStore.offset())
        self.clock = clock
        tables = TablesService(
            store: try Store.open("tables", at: options.store, migrator: TablesMigrations.migrator),
            region: options.region, accountID: options.accountID, clock: { clock.date })
        queues = QueuesService(
            store: try Store.open(QueuesService.storeName, at: options.store, migrator: QueuesService.migrator),
            baseURL: servicesURL, region: options.region, accountID: options.accountID, clock: clock)
        keys = try KeysService.open(
            at: options.store, region: options.region, accountID: options.accountID, clock: { clock.date })
        topics = TopicsService(
            store: try Store.open(TopicsService.storeName, at: options.store, migrator: TopicsService.migrator),
            router: router, client: HTTPClient(), baseURL: servicesURL, region: options.region,
            accountID: options.accountID, clock: clock, logger: logger)
        events = try EventBusService(
            store: try Store.open(
                EventBusService.storeName, at: options.store, migrator: EventBusService.migrator),
            seal: SecretSeal(keys.masterSeal), region: options.region, accountID: options.accountID, target: router,
            clock: clock, logger: logger)
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
        router.register(EventBusTarget(events), for: "events")
        router.register(QueueDeliveryTarget(queues), for: "sqs")
        router.register(TopicDeliveryTarget(topics), for: "sns")
    }

    var services: [any Wire.Service] {
        [
            tables,
            StreamsService(tables),
            queues,
            keys,
            events,
            topics,
            secrets,
            parameters,
            monitoring,
            identity,
        ]
    }

    /// What the services do by themselves.
    var lifecycle: [ServiceGroupConfiguration.ServiceConfiguration] {
        [
            .init(service: QueueUpkeep(queues, logger: logger), serviceName: "upkeep of queues"),
            .init(service: topics.deliveries, serviceName: "topics"),
        ] + events.lifecycle.map { .init(service: $0.service, serviceName: $0.name) }
    }

    /// Makes tables, queues and keys, or keeps those of an earlier start.
    ///
    /// - Parameter streamLabel: of streams that are made now; the template's references to them have it already.
    /// - Returns: what was kept in another form than the template declares.
    /// - Throws: `EmulatorError` that names the resource and its place in the template.
    func install(_ application: Application, streamLabel: String) async throws -> [TemplateWarning] {
        var warnings: [TemplateWarning] = []
        for table in application.tables {
            let resource = "\(table.stack)/\(table.logicalID)"
            try await install(resource, at: table.location) {
                if case .kept(let why) = try await tables.createTable(
                    fromJSON: table.createTableBody, streamLabel: streamLabel)
                {
                    warnings.append(TemplateWarning(resource: resource, what: why, location: table.location))
                }
            }
        }
        for queue in application.queues {
            try await install("\(queue.stack)/\(queue.logicalID)", at: queue.location) {
                try await queues.createQueue(name: queue.name, attributes: queue.attributes)
            }
        }
        for topic in application.topics {
            try await install("\(topic.stack)/\(topic.logicalID)", at: topic.location) {
                try await topics.ensureTopic(name: topic.name, attributes: topic.attributes, tags: topic.tags)
            }
        }
        for subscription in application.subscriptions {
            try await install(subscription.resource, at: subscription.location) {
                try await topics.ensureSubscription(
                    topicARN: subscription.topicARN, protocolName: subscription.protocolName,
                    endpoint: subscription.endpoint, attributes: subscription.attributes)
            }
        }
        for key in application.keys {
            try await install("\(key.stack)/\(key.logicalID)", at: key.location) {
                try await keys.createKey(
                    id: key.keyID, spec: key.keySpec, usage: key.keyUsage, description: key.description,
                    aliases: key.aliases, rotationPeriodDays: key.rotationPeriodDays)
            }
        }
        try await installEvents(application)
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

    func install(
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
