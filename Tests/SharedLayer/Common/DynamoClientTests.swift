import CurlTransport
import SharedLayer
import Testing

@Suite("DynamoDB client")
struct DynamoClientTests {
    private let retries = RecordedRetryClock()

    private func client(_ transport: ScriptedTransport) -> DynamoClient {
        DynamoClient(
            configuration: AWSConfiguration(
                region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret")),
            http: transport,
            identifiers: IdentifierGenerator(now: Timestamp.now, randomBytes: { [UInt8](repeating: 0, count: $0) }),
            clock: retries.clock)
    }

    @Test("Reads are consistent unless said otherwise")
    func consistency() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok("{}"), ScriptedTransport.ok("{}")])
        let client = client(transport)
        #expect(try await client.getItem(["pk": .string("a")], from: "t") == nil)
        #expect(try await client.getItem(["pk": .string("a")], from: "t", consistent: false) == nil)
        #expect(transport.bodies.map { $0["ConsistentRead"] } == [true, false])
    }

    @Test("Pages are read until there is no last key, also past empty ones")
    func pages() async throws {
        let transport = ScriptedTransport([
            ScriptedTransport.ok(#"{"Items":[{"pk":{"S":"1"}}],"LastEvaluatedKey":{"pk":{"S":"1"}},"ScannedCount":1}"#),
            ScriptedTransport.ok(#"{"Items":[],"LastEvaluatedKey":{"pk":{"S":"2"}},"ScannedCount":9}"#),
            ScriptedTransport.ok(#"{"Items":[{"pk":{"S":"3"}}],"ScannedCount":1}"#),
        ])
        var items: [DynamoItem] = []
        for try await page in client(transport).pages(of: DynamoScan(table: "t")) { items += page.items }
        #expect(items == [["pk": .string("1")], ["pk": .string("3")]])
        #expect(
            transport.bodies.map { $0["ExclusiveStartKey"] } == [nil, ["pk": ["S": "1"]], ["pk": ["S": "2"]]])
    }

    @Test("A repeated transaction carries the same token")
    func transactionToken() async throws {
        let transport = ScriptedTransport([ScriptedTransport.error(500, ""), ScriptedTransport.ok("{}")])
        try await client(transport).transactWrite([.put(["pk": .string("a")], table: "t")])
        let tokens = transport.bodies.map { $0["ClientRequestToken"] }
        #expect(tokens == ["00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-000000000000"])
    }

    @Test("A transaction without parts, or with too many, is not sent", arguments: [0, 101])
    func transactionSize(_ count: Int) async throws {
        let transport = ScriptedTransport([])
        let writes = Array(repeating: DynamoWrite.put([:], table: "t"), count: count)
        let error = try await #require(throws: AWSError.self) { try await client(transport).transactWrite(writes) }
        #expect(error.code == AWSError.invalidRequest)
        #expect(transport.requests.isEmpty)
    }

    @Test("Unprocessed items are sent again with backoff, and nothing else is")
    func unprocessed() async throws {
        let left = #"{"UnprocessedItems":{"t":[{"PutRequest":{"Item":{"pk":{"S":"1"}}}}]}}"#
        let transport = ScriptedTransport([
            ScriptedTransport.ok(left), ScriptedTransport.ok(left), ScriptedTransport.ok("{}"),
        ])
        try await client(transport).batchWrite(puts: ["t": [["pk": .string("0")], ["pk": .string("1")]]])
        #expect(transport.requests.count == 3)
        let sent = transport.bodies.map { $0["RequestItems"]?["t"]?.array?.count }
        #expect(sent == [2, 1, 1])
        #expect(retries.delays == [25, 50])
    }

    @Test("Items that are never processed end in an error")
    func neverProcessed() async throws {
        let left = #"{"UnprocessedKeys":{"t":{"Keys":[{"pk":{"S":"1"}}]}},"Responses":{}}"#
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.ok(left), count: 9))
        let error = try await #require(throws: AWSError.self) {
            try await client(transport).batchGet([["pk": .string("1")]], from: "t")
        }
        #expect(error.code == AWSError.unprocessedItems)
        #expect(transport.requests.count == 4)
        #expect(error.unprocessed == DynamoUnprocessed(keys: ["t": [["pk": .string("1")]]]))
    }

    @Test("A large batch is sent in requests of the service's size")
    func batches() async throws {
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.ok("{}"), count: 3))
        let items = (0..<60).map { ["pk": AttributeValue.string("\($0)")] }
        try await client(transport).batchWrite(puts: ["t": items])
        #expect(transport.bodies.map { $0["RequestItems"]?["t"]?.array?.count } == [25, 25, 10])
    }
}
