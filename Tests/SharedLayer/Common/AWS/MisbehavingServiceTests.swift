import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// Over real sockets: whatever a service does, a call ends after a bounded number of attempts with a typed error.
@Suite("Services that misbehave", .tags(.wire), .timeLimit(.minutes(2)))
struct MisbehavingServiceTests {
    private static let start = Timestamp(secondsSince1970: 1_800_000_000)
    private static let key: DynamoItem = ["pk": .string("p")]
    private let retries = RecordedRetryClock(start: start)

    private struct Clients: Sendable {
        let dynamo: DynamoClient
        let queues: QueueClient
        let topics: TopicClient
    }

    private func with(
        _ script: @escaping ScriptedPeer.Script, _ body: (Clients, ScriptedPeer) async throws -> Void
    ) async throws {
        try await ScriptedPeer.with(script) { peer in
            let http = HTTPClient()
            defer { http.shutdown() }
            let configuration = AWSConfiguration(
                region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
                endpoint: peer.url)
            let policy = RetryPolicy(attemptsMax: 3)
            let clients = Clients(
                dynamo: DynamoClient(
                    configuration: configuration, http: http, policy: policy, clock: retries.clock),
                queues: QueueClient(configuration: configuration, http: http, policy: policy, clock: retries.clock),
                topics: TopicClient(configuration: configuration, http: http, policy: policy, clock: retries.clock))
            try await body(clients, peer)
        }
    }

    private func failure(of dynamo: DynamoClient) async throws -> AWSError {
        try await #require(throws: AWSError.self) { try await dynamo.getItem(Self.key, from: "t") }
    }

    @Test("An answer that is cut off in the middle is asked for again, and told as a lost connection")
    func cutAnswer() async throws {
        try await with { connection in
            guard try await connection.readRequest() != nil else { return }
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Item\":{\"pk\"")
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.code == AWSError.transport)
            #expect(error.status == nil)
            #expect(error.message.hasPrefix("connectionLost: "), "\(error)")
            #expect(peer.requests.count == 3)
            #expect(retries.delays == [50, 100])
        }
    }

    @Test("A connection that is reset is made again", arguments: [false, true])
    func reset(afterRequest: Bool) async throws {
        try await with { connection in
            if afterRequest { guard try await connection.readRequest() != nil else { return } }
            try await connection.reset()
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.code == AWSError.transport)
            #expect(error.message.hasPrefix("connectionLost: "), "\(error)")
            #expect(retries.delays == [50, 100])
            try await eventually("the connections") { peer.connectionCount == 3 }
        }
    }

    @Test("A peer that comes to itself is answered by after its failures")
    func recovery() async throws {
        try await with { connection in
            switch connection.index {
            case 0: try await connection.reset()
            case 1:
                guard try await connection.readRequest() != nil else { return }
                try await connection.respond(503, ["Connection: close"], body: "<html>")
            default:
                guard try await connection.readRequest() != nil else { return }
                try await connection.respond(body: #"{"Item":{"pk":{"S":"p"}}}"#)
            }
        } _: { clients, _ in
            let item = try await clients.dynamo.getItem(Self.key, from: "t")
            #expect(item == Self.key)
        }
    }

    @Test("An answer over the limit is refused by its length, and not asked for again")
    func tooLarge() async throws {
        try await with { connection in
            while try await connection.readRequest() != nil {
                try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: \((64 << 20) + 1)\r\n\r\n{")
            }
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.code == AWSError.transport)
            #expect(error.message.hasPrefix("responseTooLarge: "), "\(error)")
            #expect(peer.requests.count == 1)
        }
    }

    @Test("A page of HTML instead of an error is told by its status", arguments: [500, 502, 503])
    func htmlPage(status: Int) async throws {
        try await with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(
                    status, ["Content-Type: text/html"], body: "<html><p>Service Unavailable &nbsp;</html>")
            }
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.code == "HTTP\(status)")
            #expect(error.description == "HTTP\(status): the service answered \(status)")
            #expect(peer.requests.count == 3)
            let topic = try await #require(throws: AWSError.self) {
                try await clients.topics.publish(TopicDraft("x"), to: "arn:aws:sns:eu-central-1:1:t")
            }
            #expect(topic.code == "HTTP\(status)")
            #expect(peer.requests.count == 6)
        }
    }

    @Test("A page of HTML instead of an answer is told as one that cannot be read")
    func htmlAnswer() async throws {
        try await with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(body: "<html>Welcome!</html>")
            }
        } _: { clients, peer in
            #expect(try await failure(of: clients.dynamo).code == AWSError.decoding)
            let topic = try await #require(throws: AWSError.self) {
                try await clients.topics.publish(TopicDraft("x"), to: "arn:aws:sns:eu-central-1:1:t")
            }
            #expect(topic.code == AWSError.decoding)
            #expect(peer.requests.count == 2)
        }
    }

    @Test("Throttling is waited out as long as the service asks, and told when it does not end")
    func throttling() async throws {
        try await with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(
                    400, ["Retry-After: 4", "x-amzn-RequestId: r-1"],
                    body: #"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slower"}"#)
            }
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.description == "ThrottlingException: slower (request r-1)")
            #expect(error.isThrottling)
            #expect(retries.delays == [4_000, 4_000])
            #expect(peer.requests.count == 3)
        }
    }

    private static func writes(_ count: Int) -> [DynamoItem] { (0..<count).map { ["pk": .string("\($0)")] } }

    @Test("A batch whose items are never processed ends, and tells which are left")
    func unprocessedForever() async throws {
        try await with { connection in
            while let request = try await connection.readRequest() {
                let input = try JSONParser().parse(request.body)
                try await connection.respond(
                    body: String(
                        decoding: (["UnprocessedItems": input["RequestItems"] ?? .null] as JSONValue).bytes,
                        as: UTF8.self))
            }
        } _: { clients, peer in
            let error = try await #require(throws: AWSError.self) {
                try await clients.dynamo.batchWrite(puts: ["t": Self.writes(30)])
            }
            #expect(error.code == AWSError.unprocessedItems)
            #expect(error.unprocessed?.count == 30)
            #expect(peer.requests.count == 3)
        }
    }

    @Test("A batch of which the service does some each time goes on as long as there is less left")
    func halfProcessed() async throws {
        try await with { connection in
            while let request = try await connection.readRequest() {
                let writes = try JSONParser().parse(request.body)["RequestItems"]?["t"]?.array ?? []
                let left = JSONValue.array(Array(writes.dropFirst((writes.count + 1) / 2)))
                let answer: JSONValue = ["UnprocessedItems": writes.count > 1 ? ["t": left] : [:]]
                try await connection.respond(body: String(decoding: answer.bytes, as: UTF8.self))
            }
        } _: { clients, peer in
            try await clients.dynamo.batchWrite(puts: ["t": Self.writes(25)])
            // 25, 12, 6, 3, 1
            #expect(peer.requests.count == 5)
        }
    }

    @Test("A service that leaves more than it was given is not believed", arguments: ["Write", "Get"])
    func inventedLeftOvers(operation: String) async throws {
        try await with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(
                    body: operation == "Write"
                        ? #"{"UnprocessedItems":{"t":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},{"PutRequest":{"Item":{"pk":{"S":"b"}}}}]}}"#
                        : #"{"Responses":{},"UnprocessedKeys":{"t":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"b"}}]}}}"#)
            }
        } _: { clients, peer in
            let error = try await #require(throws: AWSError.self) {
                if operation == "Write" {
                    try await clients.dynamo.batchWrite(puts: ["t": Self.writes(1)])
                } else {
                    _ = try await clients.dynamo.batchGet(Self.writes(1), from: "t")
                }
            }
            #expect(error.code == AWSError.decoding)
            #expect(error.unprocessed?.count == 1)
            #expect(peer.requests.count == 1)
        }
    }

    @Test("A message that its queue never takes is one failure of its batch")
    func queueBatch() async throws {
        try await with { connection in
            while let request = try await connection.readRequest() {
                let entries = try JSONParser().parse(request.body)["Entries"]?.array ?? []
                let ids = entries.compactMap { $0["Id"]?.string }
                let taken = ids.filter { $0 != "1" }.map { #"{"Id":"\#($0)","MessageId":"m"}"# }.joined(separator: ",")
                try await connection.respond(
                    body:
                        #"{"Successful":[\#(taken)],"Failed":[{"Id":"1","Code":"InternalError","SenderFault":false}]}"#)
            }
        } _: { clients, peer in
            let outcome = await clients.queues.sendBatch(["a", "b", "c"].map { QueueDraft($0) }, to: "https://q")
            #expect(outcome.successes.map(\.index) == [0, 2])
            #expect(outcome.failures.map(\.index) == [1])
            #expect(outcome.failures.first?.code == "InternalError")
            #expect(peer.requests.count == 3)
        }
    }

    @Test("A clock that is wrong is corrected by the service's date, once: a date that never fits is told")
    func clockSkew() async throws {
        try await with { connection in
            var hour = 8
            while try await connection.readRequest() != nil {
                hour += 1
                try await connection.respond(
                    403, ["Date: Fri, 15 Jan 2027 \(hour < 10 ? "0" : "")\(hour):00:00 GMT"],
                    body: #"{"__type":"RequestTimeTooSkewed","message":"too far"}"#)
            }
        } _: { clients, peer in
            let error = try await failure(of: clients.dynamo)
            #expect(error.description == "RequestTimeTooSkewed: too far")
            #expect(peer.requests.map { $0.header("X-Amz-Date") } == ["20270115T080000Z", "20270115T090000Z"])
            #expect(retries.delays.isEmpty)
        }
    }
}
