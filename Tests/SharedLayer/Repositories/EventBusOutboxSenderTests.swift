import CurlTransport
import SharedLayer
import TestSupport
import Testing

@Suite("Outbox to an event bus, against moto", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct EventBusOutboxSenderTests {
    private static let prepare = """
        events = boto3.client("events", endpoint_url=sys.argv[1], **key)
        url = sqs.create_queue(QueueName="inbox")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        events.create_event_bus(Name="payments")
        events.put_rule(Name="all", EventBusName="payments", EventPattern=json.dumps({"source": ["shop.orders"]}))
        events.put_targets(Rule="all", EventBusName="payments", Targets=[{"Id": "1", "Arn": arn}])
        print(url)
        """

    private static func item(_ body: String, subject: String?) -> OutboxItem {
        OutboxItem(
            reference: DisputeReference(organizationID: "org-1", disputeID: "dispute-1"),
            destination: OutboxDestination(rawValue: "events"), body: body, subject: subject,
            createdAt: Timestamp(secondsSince1970: 1_800_000_000))
    }

    private static func with(
        _ body: (EventBusOutboxSender, QueueClient, _ inboxURL: String) async throws -> Void
    ) async throws {
        try await Moto.with(prepare) { configuration, printed in
            let http = HTTPClient()
            defer { http.shutdown() }
            let sender = EventBusOutboxSender(
                EventBusClient(configuration: configuration, http: http), bus: "payments", source: "shop.orders")
            try await body(
                sender, QueueClient(configuration: configuration, http: http),
                String(printed.prefix { $0 != "\n" }))
        }
    }

    @Test("An item becomes an event: its subject the detail-type, its body the detail, its moment the time")
    func event() async throws {
        try await Self.with { sender, queue, inboxURL in
            try await sender.send(Self.item(#"{"id":"é","n":1.50}"#, subject: "DISPUTE_OPENED"))
            let message = try #require(try await queue.receive(from: inboxURL, waitSeconds: 5).first)
            let event = try JSONParser().parse(Array(message.body.utf8))
            #expect(event["detail-type"] == "DISPUTE_OPENED")
            #expect(event["source"] == "shop.orders")
            #expect(event["detail"]?["id"] == "é")
            #expect(event["time"] == "2027-01-15T08:00:00Z")
        }
    }

    @Test("What the bus does not take is thrown, so that the item stays")
    func refused() async throws {
        try await Self.with { sender, _, _ in
            let malformed = try await #require(throws: AWSError.self) {
                try await sender.send(Self.item("no json", subject: "DISPUTE_OPENED"))
            }
            #expect(malformed.code == "MalformedDetail")
            let unnamed = try await #require(throws: RepositoryError.self) {
                try await sender.send(Self.item("{}", subject: nil))
            }
            #expect(unnamed.code == .malformedRecord)
        }
    }
}
