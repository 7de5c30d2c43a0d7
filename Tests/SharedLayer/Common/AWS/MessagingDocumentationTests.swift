import CurlTransport
import SharedLayer
import Testing

/// The examples of docs/shared-layer/messaging.md.
@Suite("Messaging as documented")
struct MessagingDocumentationTests {
    private static let configuration = AWSConfiguration(
        region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"))

    @Test("Queues, topics and buses are used alike")
    func use() async throws {
        let deadline = Timestamp.now().adding(seconds: 60)
        let (queueURL, topicARN) = (
            "https://sqs.eu-central-1.amazonaws.com/1/jobs.fifo", "arn:aws:sns:eu-central-1:1:news"
        )
        let http = ScriptedTransport([
            ScriptedTransport.ok(#"{"Successful":[{"Id":"0","MessageId":"m"}],"Failed":[]}"#),
            ScriptedTransport.ok(
                "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>"),
            ScriptedTransport.ok(#"{"Entries":[{"EventId":"e"}]}"#),
        ])
        let configuration = Self.configuration

        let queue = QueueClient(configuration: configuration, http: http).before(deadline)
        let outcome = await queue.sendBatch(
            [
                QueueDraft(
                    #"{"order":1}"#, attributes: ["attempt": .number(1)], groupID: "customer-7",
                    deduplicationID: "order-1")
            ],
            to: queueURL)
        for failure in outcome.failures {
            print(failure.index, failure.code, failure.message)
        }
        try outcome.requireAll()

        let topics = TopicClient(configuration: configuration, http: http).before(deadline)
        try await topics.publish(TopicDraft("shipped", attributes: ["kind": .string("order")]), to: topicARN)

        let bus = EventBusClient(configuration: configuration, http: http).before(deadline)
        let event = BusEvent(source: "shop.orders", detailType: "OrderShipped", detail: #"{"order":1}"#)
        try await bus.put([event], on: "default").requireAll()
        #expect(http.requests.count == 3)
    }

    @Test("A handler's failures are tried out with a transport of one's own")
    func testing() async throws {
        let http = ScriptedTransport([ScriptedTransport.error(400, #"{"__type":"ThrottlingException"}"#)])
        let clock = RetryClock(sleep: { _ in }, jitter: { 0 })
        let queue = QueueClient(
            configuration: Self.configuration, http: http, policy: RetryPolicy(attemptsMax: 1), clock: clock)
        let error = await #expect(throws: AWSError.self) { try await queue.send("x", to: "https://queue") }
        #expect(error?.isThrottling == true)
    }
}
