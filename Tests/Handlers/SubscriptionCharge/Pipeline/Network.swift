import FunctionRuntime
import LambdaEvents
import Logging
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

/// A seeded network on `Cloud`, with the publisher's key, and the stack's functions run by hand.
struct Network: Sendable {
    let cloud: Cloud
    let plan: SeedPlan
    let key: PublisherKey

    static let path = "/api/v1/events/subscription_charges"
    static let host = "api.example.test"

    static func with(partnerURL: String? = nil, _ body: (Network) async throws -> Void) async throws {
        try await Cloud.with { cloud in
            let tables = try await SeedTables.discover(
                configuration: cloud.configuration, http: cloud.http, deployment: "dev", environment: [:])
            let plan = SeedPlan(partnerEndpointURL: partnerURL, partnerAPIKey: "partner-key-1")
            let key = try PublisherKey.generate(publisherID: plan.publisherID, now: .now())
            _ = try await NetworkSeeder(dynamo: cloud.dynamo, tables: tables).seed(plan, key: key)
            try await body(Network(cloud: cloud, plan: plan, key: key))
        }
    }

    var contracts: ContractRepository {
        get throws {
            ContractRepository(
                dynamo: cloud.dynamo, table: try #require(cloud.environment["SUBSCRIPTION_TABLE_NAME"]),
                makeToken: { IdentifierGenerator().uuid() })
        }
    }

    func reference(_ contractID: String, period: String? = "2026-11") -> ContractReference {
        ContractReference(organizationID: plan.organizationID, contractID: contractID, period: period)
    }

    func body(
        _ contractID: String, amount: String = "49.90", mPassID: String = SeedPlan.mPassID(.bronze),
        publisherID: String? = nil, period: String? = "2026-11"
    ) -> String {
        let period = period.map { "\"period\": \"\($0)\", " } ?? ""
        return """
            {"contract_id": "\(contractID)", "amount": \(amount), "currency": "USD", "mpass_id": "\(mPassID)", \
            "organization_id": "\(plan.organizationID)", "publisher_id": "\(publisherID ?? plan.publisherID)", \
            \(period)"metadata": {"invoice": "42"}}
            """
    }

    func sign(
        _ body: String, with key: PublisherKey? = nil, audience: String = "moneta-core-dev",
        url: String = "https://\(host)\(path)", at now: Timestamp = .now()
    ) throws -> String {
        try ChargeSigner(key: key ?? self.key, audience: audience, now: { now }).signature(
            of: Array(body.utf8), url: url)
    }

    /// Runs ValidateContractFunction as API Gateway does.
    func post(
        _ body: String, signature: String?, key: String? = nil, environment: [String: String] = [:],
        output: any LogOutput = LogStream.standardOutput
    ) async throws -> (status: Int, body: JSONValue) {
        let function = try SubscriptionChargeFunctions.validateContract(
            cloud.environment.merging(environment) { _, new in new }, output: output)
        var headers = ["content-type": "application/json"]
        headers["x-jws-signature"] = signature
        headers["idempotency-key"] = key
        let event = APIGatewayV2Request(
            routeKey: "POST \(Self.path)", rawPath: Self.path, headers: headers,
            requestContext: .init(
                accountId: "123456789012", apiId: "api", domainName: Self.host, domainPrefix: "api",
                http: .init(
                    method: "POST", path: Self.path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test"),
                requestId: IdentifierGenerator().uuid(), routeKey: "POST \(Self.path)", stage: "$default",
                time: "21/Nov/2026:12:00:00 +0000", timeEpoch: 0),
            body: body)
        let response = try await function.handle(event, context: Self.context())
        return (response.statusCode, try JSONParser().parse(response.body ?? "null"))
    }

    /// Signs and posts.
    func charge(_ body: String, key: String? = nil) async throws -> (status: Int, body: JSONValue) {
        try await post(body, signature: try sign(body), key: key)
    }

    /// What is in a queue, as the event of its function; the messages stay there, hidden.
    func receive(_ queue: String, receiveCount: Int? = nil) async throws -> SQSEvent {
        let url = try #require(cloud.environment[queue])
        let name = url.split(separator: "/").last ?? ""
        let messages = try await cloud.queues.receive(from: url, messagesMax: 10)
        return SQSEvent(
            records: messages.map { message in
                SQSEvent.Record(
                    messageId: message.messageID, receiptHandle: message.receiptHandle, body: message.body,
                    attributes: ["ApproximateReceiveCount": "\(receiveCount ?? 1)"], md5OfBody: "",
                    eventSourceARN: "arn:aws:sqs:us-east-1:123456789012:\(name)", awsRegion: "us-east-1")
            })
    }

    /// Runs the stages between acceptance and delivery for what is in their queues.
    func processAndSign(prefix: String = "") async throws {
        let process = try SubscriptionChargeFunctions.processCharge(cloud.environment)
        let processed = try await process.handle(receive(prefix + "PROCESS_CHARGE_QUEUE_URL"), context: Self.context())
        #expect(processed.batchItemFailures.isEmpty)
        let sign = try SubscriptionChargeFunctions.signContract(cloud.environment)
        let signed = try await sign.handle(receive(prefix + "SIGN_CONTRACT_QUEUE_URL"), context: Self.context())
        #expect(signed.batchItemFailures.isEmpty)
    }

    /// DeliverToPartnerFunction with a partner that answers as told.
    func deliverFunction(
        _ channel: any PartnerChannel, output: any LogOutput = RecordedOutput()
    ) throws -> DeliverToPartnerFunction {
        let environment = cloud.environment
        let table = try #require(environment["SUBSCRIPTION_TABLE_NAME"])
        let queueURL = try #require(environment["DELIVER_TO_PARTNER_QUEUE_URL"])
        let platinumQueueURL = try #require(environment["PLATINUM_DELIVER_TO_PARTNER_QUEUE_URL"])
        let platinumDeadLetterURL = try #require(environment["PLATINUM_DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL"])
        let deadLetterURL = try #require(environment["DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL"])
        let bus = EventBusClient(configuration: cloud.configuration, http: cloud.http)
        let outbox = Outbox(
            dynamo: cloud.dynamo, table: table,
            senders: [
                .deliverToPartnerDeadLetter: QueueOutboxSender(cloud.queues, url: deadLetterURL),
                .platinumDeliverToPartnerDeadLetter: QueueOutboxSender(cloud.queues, url: platinumDeadLetterURL),
                .eventBus: EventBusOutboxSender(bus, bus: "moneta-dev", source: "moneta.subscription_charge"),
            ])
        let contracts = try contracts
        let partners = PartnerRepository(
            dynamo: cloud.dynamo, table: try #require(environment["PARTNER_TABLE_NAME"]))
        func lane(_ queueURL: String, _ deadLetter: OutboxDestination) -> DeliveryLane {
            let deliveries = DocumentDelivery(
                aggregates: contracts, partners: partners, outbox: outbox, channel: channel, deadLetter: deadLetter,
                jitter: { 0 })
            return DeliveryLane(
                deliveries: SubscriptionDeliveryService(deliveries: deliveries), queues: cloud.queues,
                queueURL: queueURL)
        }
        return DeliverToPartnerFunction(
            standard: lane(queueURL, .deliverToPartnerDeadLetter),
            platinum: lane(platinumQueueURL, .platinumDeliverToPartnerDeadLetter),
            observers: FunctionObservers(
                logger: Self.logger,
                metrics: try EMFMetrics(MetricsSettings(namespace: "test"), output: output),
                tracer: XRayTracer(XRayTracerSettings(daemon: nil))))
    }

    static func context(remaining milliseconds: Int64 = 60_000) -> LambdaContext {
        LambdaContext(
            requestID: IdentifierGenerator().uuid(),
            deadlineMilliseconds: Timestamp.now().millisecondsSince1970 + milliseconds,
            invokedFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:f", traceID: traceHeader,
            now: { Timestamp.now().millisecondsSince1970 })
    }

    static let traceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    static let logger = LoggingUtils.logger(service: "test", level: .critical)
}
