import CurlTransport
import SharedLayer
import Testing

@Suite("Messages in batches")
struct MessagingTests {
    private let retries = RecordedRetryClock()
    private static let configuration = AWSConfiguration(
        region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"))
    private static let queueURL = "https://sqs.eu-central-1.amazonaws.com/1/jobs"

    private func queue(_ transport: ScriptedTransport) -> QueueClient {
        QueueClient(configuration: Self.configuration, http: transport, clock: retries.clock)
    }

    private static func sent(_ ids: [Int], failed: [(id: Int, isSenderFault: Bool)] = []) -> ScriptedTransport.Answer {
        let successes = ids.map { #"{"Id":"\#($0)","MessageId":"m\#($0)"}"# }.joined(separator: ",")
        let failures = failed.map { #"{"Id":"\#($0.id)","Code":"C","SenderFault":\#($0.isSenderFault)}"# }
            .joined(separator: ",")
        return ScriptedTransport.ok(#"{"Successful":[\#(successes)],"Failed":[\#(failures)]}"#)
    }

    @Test("A large batch is sent ten by ten, and each message has its place")
    func sizes() async {
        let transport = ScriptedTransport([
            Self.sent(Array(0..<10)), Self.sent(Array(10..<20)), Self.sent(Array(20..<23)),
        ])
        let outcome = await queue(transport).sendBatch((0..<23).map { QueueDraft("\($0)") }, to: Self.queueURL)
        #expect(transport.bodies.map { $0["Entries"]?.array?.count } == [10, 10, 3])
        #expect(outcome.successes.map(\.value.messageID) == (0..<23).map { "m\($0)" })
        #expect(throws: Never.self) { try outcome.requireAll() }
    }

    @Test("No request is larger than the service takes, and a message that is larger is not sent")
    func bytes() async {
        let large = QueueDraft(String(repeating: "x", count: 600_000))
        let transport = ScriptedTransport([Self.sent([0]), Self.sent([1])])
        let outcome = await queue(transport).sendBatch(
            [large, large, QueueDraft(String(repeating: "x", count: QueueClient.bytesMax + 1))], to: Self.queueURL)
        #expect(outcome.successes.map(\.index) == [0, 1])
        #expect(outcome.failures.map(\.index) == [2])
        #expect(outcome.failures.first?.code == AWSError.invalidRequest)
    }

    @Test("Only what failed through the service's fault is sent again, and not in a group")
    func repeats() async {
        let transport = ScriptedTransport([
            Self.sent([0], failed: [(1, false), (2, true), (3, false)]), Self.sent([1]),
        ])
        let outcome = await queue(transport).sendBatch(
            [QueueDraft("0"), QueueDraft("1"), QueueDraft("2"), QueueDraft("3", groupID: "g")], to: Self.queueURL)
        #expect(outcome.successes.map(\.index) == [0, 1])
        #expect(outcome.failures.map(\.index) == [2, 3])
        #expect(transport.bodies.last?["Entries"]?.array?.map { $0["Id"] } == ["1"])
        let error = #expect(throws: AWSError.self) { try outcome.requireAll() }
        #expect(error?.message.hasPrefix("2 of 4 entries failed") == true)
    }

    @Test("What never succeeds is reported after the last attempt")
    func exhausted() async {
        let transport = ScriptedTransport(Array(repeating: Self.sent([], failed: [(0, false)]), count: 9))
        let outcome = await queue(transport).sendBatch([QueueDraft("0")], to: Self.queueURL)
        #expect(outcome.failures == [EntryFailure(index: 0, code: "C", message: "C", isSenderFault: false)])
        #expect(transport.requests.count == 3)
        #expect(retries.delays == [50, 100])
    }

    @Test("A request that fails as a whole fails its messages and those behind it, not those before")
    func wholeRequest() async {
        let transport = ScriptedTransport([
            Self.sent(Array(0..<10)), ScriptedTransport.error(403, #"{"__type":"AccessDenied","message":"no"}"#),
        ])
        let outcome = await queue(transport).sendBatch((0..<25).map { QueueDraft("\($0)") }, to: Self.queueURL)
        #expect(outcome.successes.count == 10)
        #expect(outcome.failures.map(\.index) == Array(10..<25))
        #expect(Set(outcome.failures.map(\.code)) == ["AccessDenied"])
        #expect(transport.requests.count == 2)
    }

    @Test("An answer that leaves a message out is a failure of that message")
    func unanswered() async {
        let outcome = await queue(ScriptedTransport([Self.sent([0])])).sendBatch(
            [QueueDraft("0"), QueueDraft("1")], to: Self.queueURL)
        #expect(outcome.failures.map(\.index) == [1])
        #expect(outcome.failures.first?.code == AWSError.decoding)
    }

    @Test("A message that arrived as another one is told, sent or received")
    func checksums() async throws {
        let wrong = "00000000000000000000000000000000"
        let transport = ScriptedTransport([
            ScriptedTransport.ok(#"{"MessageId":"m","MD5OfMessageBody":"\#(wrong)"}"#),
            ScriptedTransport.ok(
                #"{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Body":"x","MD5OfBody":"\#(wrong)"}]}"#),
            ScriptedTransport.ok(#"{"Successful":[{"Id":"0","MessageId":"m","MD5OfMessageBody":"\#(wrong)"}]}"#),
        ])
        let queue = queue(transport)
        let sent = await #expect(throws: AWSError.self) { try await queue.send("x", to: Self.queueURL) }
        #expect(sent?.code == AWSError.checksumMismatch)
        let received = await #expect(throws: AWSError.self) { try await queue.receive(from: Self.queueURL) }
        #expect(received?.code == AWSError.checksumMismatch)
        let outcome = await queue.sendBatch([QueueDraft("x")], to: Self.queueURL)
        #expect(outcome.failures.map(\.code) == [AWSError.checksumMismatch])
    }

    @Test("A long poll ends before the deadline")
    func longPoll() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok("{}")])
        let queue = queue(transport).before(retries.clock.now().adding(milliseconds: 8_500))
        #expect(try await queue.receive(from: Self.queueURL, waitSeconds: 20).isEmpty)
        #expect(transport.bodies.first?["WaitTimeSeconds"] == 7)
    }

    @Test("Events keep their order in the answer, and only what passes by itself is put again")
    func events() async {
        let transport = ScriptedTransport([
            ScriptedTransport.ok(
                #"{"FailedEntryCount":2,"Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"slow"},"#
                    + #"{"EventId":"e1"},{"ErrorCode":"MalformedDetail","ErrorMessage":"bad"}]}"#),
            ScriptedTransport.ok(#"{"FailedEntryCount":0,"Entries":[{"EventId":"e0"}]}"#),
        ])
        let bus = EventBusClient(configuration: Self.configuration, http: transport, clock: retries.clock)
        let outcome = await bus.put(
            (0..<3).map { BusEvent(source: "s", detailType: "d", detail: "{\"n\":\($0)}") }, on: "b")
        #expect(outcome.successes.map(\.value) == ["e0", "e1"])
        #expect(outcome.failures.map(\.code) == ["MalformedDetail"])
        #expect(transport.bodies.map { $0["Entries"]?.array?.count } == [3, 1])
        #expect(transport.requests.first?.headers["X-Amz-Target"] == "AWSEvents.PutEvents")
    }

    @Test(
        "Whatever a topic answers, a typed error or a receipt comes of it",
        arguments: [
            (200, "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>", nil),
            (200, "<PublishResponse><PublishResult/></PublishResponse>", AWSError.decoding),
            (200, "<PublishResponse/>", AWSError.decoding), (200, "<html></html>", AWSError.decoding),
            (200, "<PublishResponse><PublishResult><MessageId>m", AWSError.decoding), (200, "", AWSError.decoding),
            (200, "{}", AWSError.decoding),
            (
                404,
                "<ErrorResponse><Error><Code>NotFound</Code><Message>no topic</Message></Error>"
                    + "<RequestId>r</RequestId></ErrorResponse>", "NotFound"
            ),
            (400, "<html><body>Bad</body></html>", "HTTP400"), (403, "oops", "HTTP403"),
        ] as [(Int, String, String?)])
    func topics(_ status: Int, _ body: String, _ code: String?) async {
        let topics = TopicClient(
            configuration: Self.configuration, http: ScriptedTransport([ScriptedTransport.error(status, body)]),
            clock: retries.clock)
        do {
            #expect(try await topics.publish(TopicDraft("x"), to: "arn").messageID == "m")
            #expect(code == nil)
        } catch {
            #expect(error.code == code)
        }
    }
}
