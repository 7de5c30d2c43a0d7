import EventSources
import FoundationEssentials
import Functions
import Logging
import ServiceLifecycle
import Storage
import Templates
import Wire

/// The event source mappings: those that templates declare, those that the API makes, and what polls for them.
struct EventSourceHost {
    let service: EventSourcesService
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    /// - Throws: `EmulatorError` that names a mapping's resource and its place in the template, and `StorageError`.
    init(
        _ application: Application, options: EmulatorOptions, backends: Backends, functions: FunctionPool,
        logger: Logger
    ) async throws {
        let store = MappingStore(
            try Store.open(MappingStore.storeName, at: options.store, migrator: MappingStore.migrator))
        let mappings = EventSourceMappings(
            store: store,
            kinds: [
                QueueEventKind(
                    queues: backends.queues, invoker: functions, clock: backends.clock, logger: logger),
                StreamEventKind(
                    tables: backends.tables, store: store, invoker: functions, destinations: backends.router,
                    clock: backends.clock, logger: logger),
            ],
            directory: functions.directory, clock: backends.clock, logger: logger)
        do {
            try await mappings.install(application.eventSources.map(EventSourceMapping.Declaration.init))
        } catch let error as ServiceError {
            throw EmulatorError(.resourceRefused, error.message)
        }
        service = EventSourcesService(mappings)
        lifecycle = [.init(service: mappings, serviceName: "event sources")]
    }
}

extension EventSourceMapping.Declaration {
    fileprivate init(_ resource: EventSourceResource) throws {
        self.init(
            uuid: resource.uuid, eventSourceARN: resource.sourceARN, functionARN: resource.function,
            settings: try JSONDecoder().decode(EventSourceSettings.self, from: Data(resource.settings.utf8)),
            isEnabled: resource.isEnabled, tags: resource.tags)
    }
}
