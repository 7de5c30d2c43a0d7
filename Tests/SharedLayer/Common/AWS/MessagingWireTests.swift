import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// Against moto, which checks each signature.
@Suite("Messaging clients against moto", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct MessagingWireTests {
    /// Makes resources by AWS JSON or the query protocol, signed like everything else here.
    private static func with(_ body: (AWSConfiguration, HTTPClient) async throws -> Void) async throws {
        try await Moto.with { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(configuration, http)
        }
    }

    /// The same of moto without authentication, behind botocore.
    private static func withJudge(_ body: (AWSConfiguration, HTTPClient) async throws -> Void) async throws {
        try await MotoServer.with { server in
            try await SignatureJudge.with(SignatureJudge.handingOn, argument: server.url) { configuration in
                let http = HTTPClient()
                defer { http.shutdown() }
                try await body(configuration, http)
            }
        }
    }

    private struct Created: Decodable {
        var QueueUrl: String
    }

    private struct CreateQueue: Encodable {
        var QueueName: String
        var Attributes: [String: String] = [:]
    }

    private static func makeQueue(
        _ name: String, _ configuration: AWSConfiguration, _ http: HTTPClient, fifo: Bool = false
    ) async throws -> String {
        let client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http)
        let input = CreateQueue(QueueName: name, Attributes: fifo ? ["FifoQueue": "true"] : [:])
        return try await client.call("CreateQueue", input, returning: Created.self).QueueUrl
    }

    @Test("Messages with attributes of each type are sent, received, hidden and deleted in batches")
    func queues() async throws {
        try await Self.with { configuration, http in
            let url = try await Self.makeQueue("jobs", configuration, http)
            let queue = QueueClient(configuration: configuration, http: http)
            let attributes: [String: MessageAttribute] = [
                "text": .string("é😀"), "number": .number("-1.50"), "bytes": .binary([0, 255, 1]),
            ]
            let trace = "Root=1-5759e988-bd862e3fe1be46a994272793"
            let single = try await queue.send(
                QueueDraft("one", attributes: attributes, traceHeader: trace), to: url)
            let message = try #require(try await queue.receive(from: url, waitSeconds: 5).first)
            #expect(message.messageID == single.messageID)
            #expect(message.typedAttributes == attributes)
            #expect(message.traceHeader == trace)
            #expect(message.attributes == ["text": "é😀", "number": "-1.50"])
            #expect(await queue.deleteBatch([message.receiptHandle], from: url).successes.count == 1)

            let outcome = await queue.sendBatch(
                (0..<12).map { QueueDraft("m\($0)", attributes: ["n": .number($0)]) }, to: url)
            #expect(outcome.successes.map(\.index) == Array(0..<12))
            var received: [QueueMessage] = []
            while received.count < 12 {
                let more = try await queue.receive(from: url, messagesMax: 10, waitSeconds: 1)
                guard !more.isEmpty else { break }
                received += more
            }
            #expect(Set(received.map(\.body)) == Set((0..<12).map { "m\($0)" }))
            let handles = received.map(\.receiptHandle)
            #expect(await queue.changeVisibilityBatch(handles, of: url, seconds: 600).failures.isEmpty)
            let deleted = await queue.deleteBatch(handles + ["no-handle"], from: url)
            #expect(deleted.successes.count == 12)
            #expect(deleted.failures.map(\.index) == [12])
        }
    }

    @Test("A FIFO queue keeps the order of a group and takes a message once")
    func fifo() async throws {
        try await Self.with { configuration, http in
            let url = try await Self.makeQueue("jobs.fifo", configuration, http, fifo: true)
            let queue = QueueClient(configuration: configuration, http: http)
            for text in ["a", "b", "a"] {
                let receipt = try await queue.send(
                    QueueDraft(text, groupID: "g", deduplicationID: "d-\(text)"), to: url)
                #expect(receipt.sequenceNumber != nil)
            }
            let messages = try await queue.receive(from: url, messagesMax: 10, waitSeconds: 2)
            #expect(messages.map(\.body) == ["a", "b"])
            #expect(messages.map(\.groupID) == ["g", "g"])
        }
    }

    @Test("A topic delivers what was published, with its attributes")
    func topics() async throws {
        // moto checks the form as it would write it itself, with `+` for a space: botocore judges it before, as it was sent.
        try await Self.withJudge { configuration, http in
            let queueURL = try await Self.makeQueue("inbox", configuration, http)
            let sns = AWSQueryClient(service: "sns", version: "2010-03-31", configuration: configuration, http: http)
            let topic = try #require(try await sns.call("CreateTopic", [("Name", "news")])["TopicArn"]?.text)
            let queueARN = topic.replacing(":sns:", with: ":sqs:").replacing(":news", with: ":inbox")
            let subscription = try await sns.call(
                "Subscribe", [("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", queueARN)])
            let subscriptionARN = try #require(subscription["SubscriptionArn"]?.text)
            _ = try await sns.call(
                "SetSubscriptionAttributes",
                [
                    ("SubscriptionArn", subscriptionARN), ("AttributeName", "RawMessageDelivery"),
                    ("AttributeValue", "true"),
                ])
            let topics = TopicClient(configuration: configuration, http: http)
            let text = "a<b>&\"c\" é😀 \u{2028} + %20"
            try await topics.publish(
                TopicDraft(text, subject: "s & t", attributes: ["kind": .string("x y"), "n": .number(5)]), to: topic)
            let queue = QueueClient(configuration: configuration, http: http)
            let message = try #require(try await queue.receive(from: queueURL, waitSeconds: 5).first)
            #expect(message.body == text)
            #expect(message.attributes == ["kind": "x y", "n": "5"])

            let outcome = await topics.publishBatch((0..<12).map { TopicDraft("\($0)") }, to: topic)
            #expect(outcome.successes.count == 12)
            let missing = await #expect(throws: AWSError.self) {
                try await topics.publish(TopicDraft("x"), to: topic + "-none")
            }
            #expect(missing?.code == "NotFound")
            #expect(missing?.requestID != nil)
            let refused = await #expect(throws: AWSError.self) {
                try await TopicClient(configuration: configuration.withWrongSecret, http: http)
                    .publish(TopicDraft("x"), to: topic)
            }
            #expect(refused?.status == 403)
        }
    }

    @Test("Events are put, and each refused one is told; a form is signed as well")
    func events() async throws {
        try await Self.with { configuration, http in
            let sns = AWSQueryClient(service: "sns", version: "2010-03-31", configuration: configuration, http: http)
            let topic = try #require(try await sns.call("CreateTopic", [("Name", "news")])["TopicArn"]?.text)
            #expect(topic.hasSuffix(":news"))
            try await TopicClient(configuration: configuration, http: http)
                .publish(TopicDraft("é😀&=+%20", subject: "s", attributes: ["n": .number(5)]), to: topic)
            let bus = EventBusClient(configuration: configuration, http: http)
            let good = BusEvent(
                source: "shop", detailType: "Sold", detail: #"{"n":1}"#, resources: ["arn:aws:x"],
                time: Timestamp.now())
            let bad = BusEvent(source: "shop", detailType: "Sold", detail: "no json")
            let outcome = await bus.put(Array(repeating: good, count: 11) + [bad])
            #expect(outcome.successes.count == 11)
            #expect(outcome.failures.map(\.index) == [11])
            #expect(outcome.failures.first?.code == "MalformedDetail")
            let refused = await EventBusClient(configuration: configuration.withWrongSecret, http: http).put([good])
            #expect(refused.failures.map(\.code) == ["HTTP403"], "moto refuses in XML")
        }
    }
}
