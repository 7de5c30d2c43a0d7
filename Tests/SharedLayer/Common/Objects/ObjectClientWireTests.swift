import CurlTransport
import SharedLayer
import TestSupport
import Testing

@Suite("Object client against moto", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct ObjectClientWireTests {
    private static let prepare = """
        s3 = boto3.client("s3", endpoint_url=sys.argv[1], **key)
        s3.create_bucket(Bucket="reports")
        """

    private static func with(_ body: (ObjectClient) async throws -> Void) async throws {
        try await Moto.with(prepare) { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(ObjectClient(configuration: configuration, http: http))
        }
    }

    /// As docs/shared-layer/objects.md has it.
    @Test("A file is looked up once, then read by ranges in the state that it was in")
    func reading() async throws {
        try await Self.with { client in
            let deadline = Timestamp.now().adding(seconds: 60)
            var first: [UInt8] = []

            let objects = client.before(deadline)
            try await objects.put(
                Array("a,b\n1,2\n".utf8), as: "2026/october.csv", in: "reports", contentType: "text/csv")
            if let head = try await objects.head("2026/october.csv", in: "reports") {
                first = try await objects.get(
                    "2026/october.csv", in: "reports", range: 0..<min(4, head.sizeBytes), entityTag: head.entityTag)
            }

            #expect(first == Array("a,b\n".utf8))
        }
    }

    /// moto checks signatures over the path after decoding it, so a key that must be escaped passes nowhere there: what is signed
    /// for such keys is compared with botocore's in the signer's own tests.
    @Test("Large bodies come back by ranges, and what changed since is refused")
    func ranges() async throws {
        try await Self.with { objects in
            let key = "work/large-1.bin"
            let bytes = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            try await objects.put(bytes, as: key, in: "reports")
            let head = try #require(try await objects.head(key, in: "reports"))
            #expect(head.sizeBytes == bytes.count)
            let range = try await objects.get(
                key, in: "reports", range: 1_000_000..<1_000_003, entityTag: head.entityTag)
            #expect(range == Array(bytes[1_000_000..<1_000_003]))
            #expect(try await objects.get(key, in: "reports", range: 0..<0) == [])
            let changed = await #expect(throws: AWSError.self) {
                try await objects.get(key, in: "reports", range: 0..<1, entityTag: "\"other\"")
            }
            #expect(changed?.status == 412)
        }
    }

    @Test("What is not there has no head, is an error to read, and is deleted as well as what is")
    func missing() async throws {
        try await Self.with { objects in
            try await objects.put([1], as: "x", in: "reports")
            try await objects.delete("x", in: "reports")
            try await objects.delete("x", in: "reports")
            #expect(try await objects.head("x", in: "reports") == nil)
            let error = await #expect(throws: AWSError.self) { try await objects.get("x", in: "reports", range: 0..<1) }
            #expect(error?.status == 404 && error?.code == "NoSuchKey")
        }
    }
}
