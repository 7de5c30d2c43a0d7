import CurlTransport
package import FunctionRuntime
import Logging

/// What the functions are made of, from one environment. Nothing connects before its first use.
package struct FunctionParts: Sendable {
    package let config: EnvConfig
    package let observers: FunctionObservers
    package let dynamo: DynamoClient
    package let queues: QueueClient
    package let aws: AWSConfiguration
    package let http: any HTTPTransport
    package let layer: SharedLayerFiles
    package let surroundings: ServiceSurroundings

    /// - Parameters:
    ///   - service: the name in logs, metrics and traces where `POWERTOOLS_SERVICE_NAME` says nothing.
    ///   - output: where logs and metrics go.
    /// - Throws: a `ConfigError`, a `MetricsError`, and a `SharedLayerError` when the layer is missing or of another major
    ///   version.
    package init(_ environment: [String: String], service: String, output: any LogOutput) throws {
        config = EnvConfig(environment)
        let logger = try LoggingUtils.logger(
            service: config.optional(.serviceName) ?? service, config: config, output: output)
        let tracer = XRayTracer(try XRayTracerSettings(config: config))
        observers = FunctionObservers(
            logger: logger, metrics: try Self.metrics(config, service: service, logger: logger, output: output),
            tracer: tracer)
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
        _ config: EnvConfig, service: String, logger: Logger, output: any LogOutput
    ) throws -> EMFMetrics {
        guard try config.optional(.metricsNamespace) != nil else {
            var none = MetricsSettings(namespace: service)
            none.isDisabled = true
            return try EMFMetrics(none)
        }
        return try EMFMetrics(MetricsSettings(config: config), logger: logger, output: output)
    }

    /// Reads and writes objects in buckets.
    package var objects: ObjectClient { ObjectClient(configuration: aws, http: http) }

    /// Signs documents with the key that KMS has under `keyID`.
    package func documentSigner(keyID: String) -> KeyStoreDocumentSigner {
        KeyStoreDocumentSigner(
            crypto: CryptoService(surroundings), keyStore: KMSKeyStore(configuration: aws, http: http), keyID: keyID)
    }

    /// Verifies what signers of the certificate table have signed for `audience`.
    package func submissionVerifier(certificateTable: String, audience: String) -> SubmissionVerifier {
        SubmissionVerifier(
            certificates: CertificateService(
                surroundings,
                source: SignerCertificates(CertificateRepository(dynamo: dynamo, table: certificateTable)),
                // A revocation counts from the next request on, at the price of a query for each.
                cacheSeconds: 0, rereadSeconds: 0),
            crypto: CryptoService(surroundings), audience: audience)
    }

    /// Delivers by HTTP, with circuits in `circuitTable`.
    ///
    /// - Parameter insideAddressesAllowed: CIDRs; throws when one is none.
    package func deliveryChannel(
        circuitTable: String, insideAddressesAllowed: [String]
    ) throws -> PartnerHTTPChannel {
        PartnerHTTPChannel(
            PartnerCommunicationService(
                surroundings, http: http, policy: try AddressPolicy(insideAddressesAllowed: insideAddressesAllowed),
                breaker: CircuitBreaker(surroundings, dynamo: dynamo, table: circuitTable), bulkhead: Bulkhead()),
            keys: EndpointKeyReader(
                CachedParameters(
                    SecretsSource(configuration: aws, http: http),
                    options: ParameterOptions(maxAgeSeconds: Self.endpointKeyAgeSecondsMax))))
    }

    /// A record names the version of its key, which never changes.
    private static let endpointKeyAgeSecondsMax = 300

    /// What surrounds the requests of a function: its log, trace, metrics and problems.
    package func requestMiddleware(
        function: String, bodyBytesMax: Int = ParseBodyStep.bodyBytesMax, methods: Set<String>? = nil,
        authorize: (any RequestStep)? = nil, validate: ValidateBodyStep? = nil, steps: [any RequestStep] = [],
        idempotency: IdempotencyStep? = nil
    ) -> RequestMiddleware {
        RequestMiddleware(
            logger: observers.logger, catalogue: Lazy(layer.readCatalogue), bodyBytesMax: bodyBytesMax,
            trace: TraceStep(observers.tracer, name: function), metrics: MetricsStep(observers.metrics),
            methods: methods, authorize: authorize, validate: validate, steps: steps, idempotency: idempotency)
    }

    /// The outbox of a function that sends to these queues, to the event bus where `source` says who tells, and to the topic of
    /// alerts.
    package func outbox(
        table: String, _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>> = [:],
        eventSource source: String? = nil, alerts: Bool = false
    ) throws(ConfigError) -> Outbox {
        var senders: [OutboxDestination: any OutboxSender] = [:]
        for (destination, key) in destinations {
            senders[destination] = QueueOutboxSender(queues, url: try config.value(key))
        }
        if let source {
            senders[.eventBus] = EventBusOutboxSender(
                EventBusClient(configuration: aws, http: http), bus: try config.value(.eventBusName), source: source)
        }
        if alerts {
            senders[.alertTopic] = TopicOutboxSender(
                TopicClient(configuration: aws, http: http), topicARN: try config.value(.alertTopicARN))
        }
        return Outbox(dynamo: dynamo, table: table, senders: senders)
    }
}
