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
        _ application: Application, options: EmulatorOptions, servicesURL: String, output: FunctionOutput,
        metrics: EmbeddedMetrics, logger: Logger
    ) {
        var settings = FunctionPoolSettings(
            region: options.region, accountID: options.accountID, servicesURL: servicesURL,
            workFolder: Self.workFolder(options.store))
        settings.environmentsMax = options.environmentsMax
        pool = FunctionPool(
            functions: application.functions.map(FunctionConfiguration.init), settings: settings,
            sink: MetricsLogSink(
                next: StandardStreamLogSink(output == .standardOutput ? .standardOutput : .standardError),
                metrics: metrics))
        let asynchronous = AsynchronousInvocations(invoker: pool, logger: logger)
        services = [InvokeAPI(invoker: pool, directory: pool.directory, asynchronous: asynchronous)]
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
            reservedConcurrency: resource.reservedConcurrency)
    }
}
