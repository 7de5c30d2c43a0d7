import CurlTransport
import FunctionRuntime
import Logging
import SharedLayer

/// What the functions are made of, from one environment. Nothing connects before its first use.
struct FunctionParts: Sendable {
    let config: EnvConfig
    let observers: Observers
    let dynamo: DynamoClient
    let queues: QueueClient
    let aws: AWSConfiguration
    let http: any HTTPTransport
    let layer: SharedLayerFiles
    let surroundings: ServiceSurroundings

    /// - Parameter output: where logs and metrics go.
    /// - Throws: a `ConfigError`, a `MetricsError`, and a `SharedLayerError` when the layer is missing or of another major
    ///   version.
    init(_ environment: [String: String], output: any LogOutput) throws {
        config = EnvConfig(environment)
        let logger = try LoggingUtils.logger(
            service: config.optional(.serviceName) ?? Self.service, config: config, output: output)
        let tracer = XRayTracer(try XRayTracerSettings(config: config))
        observers = Observers(
            logger: logger, metrics: try Self.metrics(config, logger: logger, output: output), tracer: tracer)
        aws = try AWSConfiguration(environment: environment)
        layer = try SharedLayerFiles(at: try config.value(.sharedLayerPath))
        http = TracingHTTPTransport(
            LayerTrustTransport(HTTPClient(), authoritiesFile: layer.caBundlePath), tracer: tracer)
        dynamo = DynamoClient(configuration: aws, http: http)
        queues = QueueClient(configuration: aws, http: http)
        surroundings = ServiceSurroundings(logger: logger)
    }

    /// A deployment without a namespace wants no metrics: the function starts and writes none.
    private static func metrics(
        _ config: EnvConfig, logger: Logger, output: any LogOutput
    ) throws -> EMFMetrics {
        guard try config.optional(.metricsNamespace) != nil else {
            var none = MetricsSettings(namespace: service)
            none.isDisabled = true
            return try EMFMetrics(none)
        }
        return try EMFMetrics(MetricsSettings(config: config), logger: logger, output: output)
    }

    private static let service = "subscription_charge"

    func contracts() throws(ConfigError) -> ContractRepository {
        let identifiers = IdentifierGenerator()
        return ContractRepository(
            dynamo: dynamo, table: try config.value(.subscriptionTable), makeToken: { identifiers.uuid() })
    }

    /// The outbox of a function that has these destinations.
    func outbox(
        _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>
    ) throws(ConfigError) -> Outbox {
        var outboxQueues: [OutboxQueue] = []
        for (destination, key) in destinations {
            outboxQueues.append(OutboxQueue(destination, url: try config.value(key)))
        }
        return Outbox(
            dynamo: dynamo, table: try config.value(.subscriptionTable), client: queues, queues: outboxQueues)
    }
}
