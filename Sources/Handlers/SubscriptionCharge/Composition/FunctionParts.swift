import CurlTransport
import Logging
import SharedLayer

/// What the functions are made of, from one environment. Nothing connects before its first use.
struct FunctionParts: Sendable {
    let config: EnvConfig
    let logger: Logger
    let dynamo: DynamoClient
    let queues: QueueClient
    let aws: AWSConfiguration
    let http: any HTTPTransport
    let layer: SharedLayerFiles
    let surroundings: ServiceSurroundings

    /// Throws a `ConfigError`, and a `SharedLayerError` when the layer is missing or of another major version.
    init(_ environment: [String: String]) throws {
        config = EnvConfig(environment)
        logger = try LoggingUtils.logger(service: "subscription_charge", config: config)
        aws = try AWSConfiguration(environment: environment)
        layer = try SharedLayerFiles(at: try config.value(.sharedLayerPath))
        http = LayerTrustTransport(HTTPClient(), authoritiesFile: layer.caBundlePath)
        dynamo = DynamoClient(configuration: aws, http: http)
        queues = QueueClient(configuration: aws, http: http)
        surroundings = ServiceSurroundings(logger: logger)
    }

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
