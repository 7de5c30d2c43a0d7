import Delivery
import FoundationEssentials
import Functions
import Logging
import Monitoring
import ServiceLifecycle
import Storage
import SystemPackage
import Templates
import Wire

/// The functions of an application, the ways to invoke them, and what must run meanwhile.
struct FunctionHost {
    let pool: FunctionPool
    let services: [any Wire.Service]
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    init(
        _ application: Application, options: EmulatorOptions, backends: Backends, servicesURL: String,
        output: FunctionOutput, metrics: EmbeddedMetrics, logger: Logger
    ) async throws {
        var settings = FunctionPoolSettings(
            region: options.region, accountID: options.accountID, servicesURL: servicesURL,
            workFolder: Self.workFolder(options.store))
        settings.environmentsMax = options.environmentsMax
        pool = FunctionPool(
            functions: application.functions.map(FunctionConfiguration.init), settings: settings,
            sink: MetricsLogSink(
                next: StandardStreamLogSink(output == .standardOutput ? .standardOutput : .standardError),
                metrics: metrics))
        let store = try Store.open(InvocationStore.storeName, at: options.store, migrator: InvocationStore.migrator)
        let configs = EventInvokeConfigs(writer: store, clock: backends.clock)
        try await configs.install(application.eventInvokeConfigs.map { ($0.function, EventInvokeConfig($0)) })
        let asynchronous = AsynchronousInvocations(
            writer: store, invoker: pool, directory: pool.directory, configurations: configs,
            target: backends.router, clock: backends.clock,
            rules: AsynchronousRetryRules(firstDelaySeconds: options.asynchronousRetryDelaySeconds),
            runningMax: options.environmentsMax, logger: logger)
        backends.router.register(
            FunctionDeliveryTarget(asynchronous, directory: pool.directory), for: "lambda")
        services = [
            EventInvokeConfigAPI(configs, directory: pool.directory),
            InvokeAPI(invoker: pool, directory: pool.directory, asynchronous: asynchronous),
        ]
        let workFolder = TemporaryWorkFolder(path: settings.workFolder, isKept: options.store != .inMemory)
        lifecycle = [
            .init(service: workFolder, serviceName: "work folder"),
            .init(service: pool, serviceName: "functions"),
            .init(service: asynchronous, serviceName: "asynchronous invocations"),
        ]
    }

    /// Unpacked packages and the environments' temporary folders: beside the data, or gone with the machine's own.
    private static func workFolder(_ store: StoreLocation) -> String {
        switch store {
        case .directory(let directory):
            URL(filePath: directory).appending(path: "work").absoluteURL.path(percentEncoded: false)
        case .inMemory:
            FileManager.default.temporaryDirectory.appending(path: "moneta-\(UUID().uuidString)").path(
                percentEncoded: false)
        }
    }
}

extension FunctionConfiguration {
    fileprivate init(_ resource: FunctionResource) {
        self.init(
            id: FunctionID(stack: resource.stack, logicalID: resource.logicalID), name: resource.name,
            handler: resource.handler, runtime: resource.runtime, codePath: resource.codePath,
            layerPaths: resource.layerPaths, memoryMegabytes: resource.memoryMegabytes,
            timeoutSeconds: resource.timeoutSeconds, environment: resource.environment,
            reservedConcurrency: resource.reservedConcurrency, deadLetterTargetARN: resource.deadLetterTargetARN)
    }
}

extension EventInvokeConfig {
    fileprivate init(_ resource: EventInvokeConfigResource) {
        let destinations = DestinationConfig(
            onSuccess: resource.onSuccess.map(DestinationConfig.Destination.init),
            onFailure: resource.onFailure.map(DestinationConfig.Destination.init))
        self.init(
            maximumRetryAttempts: resource.maximumRetryAttempts,
            maximumEventAgeInSeconds: resource.maximumEventAgeInSeconds,
            destinationConfig: resource.onSuccess == nil && resource.onFailure == nil ? nil : destinations)
    }
}
