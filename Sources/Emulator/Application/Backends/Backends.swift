import CurlTransport
import Delivery
import EventBus
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

/// The services with a store of their own, on one clock, joined by one router.
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
}
