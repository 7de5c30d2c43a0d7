import Delivery
import FoundationEssentials
import LambdaEvents
import TestSupport
import Testing
import VirtualTime
import Wire

@testable import Objects

@Suite("S3's objects")
struct ObjectsTests {
    @Test("Small contents lie in the store, others in files; both go with their last use")
    func contents() async throws {
        try await ObjectsFixture.with { s3 in
            let large = String(repeating: "x", count: ContentWriter.inlineBytesMax + 1)
            await s3.send("PUT", "/bkt/small", "x")
            #expect(s3.files() == 0)
            await s3.send("PUT", "/bkt/large", large)
            #expect(s3.files() == 1)
            await s3.send("PUT", "/bkt/copy", headers: ["x-amz-copy-source": "/bkt/large"])
            #expect(s3.files() == 1, "a copy shares the content")
            await s3.send("DELETE", "/bkt/large")
            #expect(await s3.send("GET", "/bkt/copy").text == large)
            await s3.send("PUT", "/bkt/copy", "other")
            #expect(s3.files() == 0)
            await s3.send("PUT", "/bkt/refused", large, headers: ["content-md5": "AAAAAAAAAAAAAAAAAAAAAA=="])
            #expect(s3.files() == 0, "what is refused leaves nothing")
        }
    }

    @Test("A content that is being read stays until it is read")
    func lease() async throws {
        try await ObjectsFixture.with { s3 in
            await s3.send("PUT", "/bkt/k", String(repeating: "x", count: ContentWriter.inlineBytesMax + 1))
            let found = try await s3.service.find("k", version: nil, in: "bkt")
            await s3.send("DELETE", "/bkt/k")
            var size = 0
            try await found.reader.read(0..<found.version.size) { size += $0.count }
            #expect(size == found.version.size)
            #expect(s3.files() == 1)
            found.release()
            #expect(s3.files() == 0)
        }
    }

    @Test("A presigned URL holds until its time has passed by the emulator's clock")
    func presigned() async throws {
        try await ObjectsFixture.with { s3 in
            await s3.send("PUT", "/bkt/k", "x")
            let url = "/bkt/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261121T120000Z&X-Amz-Expires=60"
            s3.clock.advance(by: .seconds(60))
            #expect(await s3.send("GET", url).status == 200)
            s3.clock.advance(by: .seconds(1))
            let expired = await s3.send("GET", url)
            #expect(expired.status == 403)
            #expect(expired.text.contains("<Message>Request has expired</Message>"))
            for broken in ["X-Amz-Expires=60&X-Amz-Expires=1", "X-Amz-Expires=604801", "X-Amz-Expires=-1"] {
                let url = "/bkt/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=nonsense&\(broken)"
                #expect(await s3.send("GET", url).status == 400)
            }
        }
    }

    @Test("Objects expire at the midnight behind the days of their bucket's rule, and say so")
    func lifecycle() async throws {
        try await ObjectsFixture.with { s3 in
            await s3.send("PUT", "/bkt/old/1", "x")
            await s3.send("PUT", "/bkt/new", "x")
            let rule =
                "<Rule><Status>Enabled</Status><Filter><Prefix>old/</Prefix></Filter><Expiration><Days>1</Days></Expiration></Rule>"
            let put = await s3.send(
                "PUT", "/bkt?lifecycle", "<LifecycleConfiguration>\(rule)</LifecycleConfiguration>")
            #expect(put.status == 200)
            try await s3.service.expire()
            #expect(await s3.send("HEAD", "/bkt/old/1").status == 200)
            s3.clock.advance(by: .seconds(2 * 86_400))
            try await s3.service.expire()
            #expect(await s3.send("HEAD", "/bkt/old/1").status == 404)
            #expect(await s3.send("HEAD", "/bkt/new").status == 200)
        }
    }

    @Test("Records are those of SAM's samples, field by field", arguments: [true, false])
    func records(_ isPut: Bool) throws {
        let event = ObjectEvent(
            name: isPut ? "s3:ObjectCreated:Put" : "s3:ObjectRemoved:Delete", bucket: "example-bucket",
            key: "test/key", size: isPut ? 1024 : nil, etag: isPut ? "0123456789abcdef0123456789abcdef" : nil)
        let message = EventMessage(
            event, rule: "testConfigRule", region: "us-east-1", timeMilliseconds: 0, principal: "EXAMPLE",
            sourceIP: "127.0.0.1", requestID: "EXAMPLE123456789", hostID: "EXAMPLE123", sequencer: "0A1B2C3D4E5F678901")
        let object =
            isPut
            ? #""key":"test/key","size":1024,"eTag":"0123456789abcdef0123456789abcdef","sequencer":"0A1B2C3D4E5F678901""#
            : #""key":"test/key","sequencer":"0A1B2C3D4E5F678901""#
        let sample = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",\
            "eventTime":"1970-01-01T00:00:00.000Z","eventName":"\(event.name.dropFirst(3))",\
            "userIdentity":{"principalId":"EXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},\
            "responseElements":{"x-amz-request-id":"EXAMPLE123456789","x-amz-id-2":"EXAMPLE123"},\
            "s3":{"s3SchemaVersion":"1.0","configurationId":"testConfigRule","bucket":{"name":"example-bucket",\
            "ownerIdentity":{"principalId":"EXAMPLE"},"arn":"arn:aws:s3:::example-bucket"},"object":{\(object)}}}]}
            """
        let decoder = JSONDecoder()
        let made = try decoder.decode(S3Event.self, from: Data(message.text.utf8))
        let expected = try decoder.decode(S3Event.self, from: Data(sample.utf8))
        #expect(made == expected)
        #expect(made.records[0].date == Date(timeIntervalSince1970: 0))
    }

    @Test("Sequencers grow, also where the clock stands still")
    func sequencers() async throws {
        try await ObjectsFixture.with { s3 in
            let configuration = NotificationConfiguration(rules: [
                NotificationRule(
                    id: "r", kind: .function, target: "arn:aws:lambda:us-east-1:000000000000:function:f",
                    events: ["s3:ObjectCreated:*"], prefix: nil, suffix: nil)
            ])
            try await s3.service.set(configuration, of: "bkt")
            let running = Task { try await s3.service.deliveries.run() }
            for number in 0..<20 { await s3.send("PUT", "/bkt/k\(number)", "x") }
            try await eventually("the notifications") { s3.target.deliveries.count == 20 }
            running.cancel()
            let records = try s3.target.deliveries.map {
                try JSONDecoder().decode(S3Event.self, from: Data($0.body.utf8)).records[0]
            }
            let sequencers = Dictionary(
                uniqueKeysWithValues: records.map { ($0.s3.object.key, $0.s3.object.sequencer ?? "") })
            let inOrder = (0..<20).map { sequencers["k\($0)"] ?? "" }
            #expect(inOrder == inOrder.sorted() && Set(inOrder).count == 20)
        }
    }

    @Test("Listings page through any keys as a sorted list of them would")
    func listing() async throws {
        let seed = UInt64.random(in: 0...(.max))
        print("ObjectsTests: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let alphabet = ["a", "b", "/", "é", "e\u{301}", "\u{10FFFF}", " ", "😀", "<"]
        let keys = Set(
            (0..<60).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
                    .joined().utf8
            }
            .map(Array.init))
        try await ObjectsFixture.with { s3 in
            for key in keys {
                await s3.send(
                    "PUT",
                    "/bkt/" + KeyEncoding.encode(String(decoding: key, as: UTF8.self)).replacing("+", with: "%20"), "x")
            }
            for delimiter in ["", "/"] {
                let expected = Self.rolled(keys, delimiter)
                var found: [[UInt8]] = []
                var after = ""
                for _ in 0...keys.count {
                    let request = ListRequest(bucket: "bkt", prefix: "", delimiter: delimiter, after: after, limit: 7)
                    let page = try await s3.service.read { try ObjectStore.list(request, $0) }
                    found += (page.versions.map(\.key) + page.prefixes).map { Array($0.utf8) }
                    after = page.last
                    if !page.isTruncated { break }
                }
                #expect(found.count == Set(found).count, "nothing twice")
                #expect(Set(found) == expected)
            }
        }
    }

    private static func rolled(_ keys: Set<[UInt8]>, _ delimiter: String) -> Set<[UInt8]> {
        Set(
            keys.map { key in
                guard let byte = delimiter.utf8.first, let slash = key.firstIndex(of: byte) else { return key }
                return Array(key[...slash])
            })
    }
}
