import Delivery
import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Synchronization
import TestSupport
import Testing
import Topics
import VirtualTime

@Suite("Deliveries to HTTP endpoints")
struct HTTPDeliveryTests {
    private static func answering(_ status: Int) -> ScriptedPeer.Script {
        { connection in
            while try await connection.readRequest() != nil { try await connection.respond(status) }
        }
    }

    private static func request(_ number: Int, of peer: ScriptedPeer) async throws -> PeerRequest {
        try await eventually(within: .seconds(20), "request \(number)") {
            peer.requests.count > number ? peer.requests[number] : nil
        }
    }

    /// Subscribes the peer and follows the link of its confirmation.
    @discardableResult
    private static func confirm(
        _ peer: ScriptedPeer, _ topic: String, _ fixture: TopicsFixture, _ attributes: [String: String] = [:]
    ) async throws -> String {
        let before = peer.requests.count
        let arn = await fixture.subscribe(topic, "http", peer.url + "/hook", attributes)
        let message = try JSON(try await request(before, of: peer).body)
        let answer = await fixture.get(
            "/", [("Action", "ConfirmSubscription"), ("TopicArn", topic), ("Token", message["Token"]?.string ?? "")])
        #expect(answer["SubscriptionArn"] == arn)
        return arn
    }

    @Test("An endpoint is asked, confirms by the link, gets messages with AWS's headers, and is told of the end")
    func lifetime() async throws {
        try await ScriptedPeer.with(Self.answering(200)) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic()
                let arn = await fixture.subscribe(topic, "http", peer.url + "/hook")
                let asked = try await Self.request(0, of: peer)
                #expect(asked.header("x-amz-sns-message-type") == "SubscriptionConfirmation")
                #expect(asked.header("x-amz-sns-subscription-arn") == nil)
                #expect(asked.header("content-type") == "text/plain; charset=UTF-8")
                let confirmation = try JSON(asked.body)
                let token = try #require(confirmation["Token"]?.string)
                #expect(
                    confirmation["SubscribeURL"]?.string
                        == "\(TopicsFixture.baseURL)/?Action=ConfirmSubscription&TopicArn=\(topic)&Token=\(token)")
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "too early"])
                let link: [(name: String, value: String)] = [
                    ("Action", "ConfirmSubscription"), ("TopicArn", topic), ("Token", token),
                ]
                for _ in 0..<2 { #expect(await fixture.get("/", link)["SubscriptionArn"] == arn) }

                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "m"])
                let notified = try await Self.request(1, of: peer)
                #expect(notified.target == "/hook")
                #expect(notified.header("x-amz-sns-message-type") == "Notification")
                #expect(notified.header("x-amz-sns-topic-arn") == topic)
                #expect(notified.header("x-amz-sns-subscription-arn") == arn)
                #expect(notified.header("user-agent") == "Amazon Simple Notification Service Agent")
                let notification = try JSON(notified.body)
                #expect(notification["Message"]?.string == "m")
                #expect(notified.header("x-amz-sns-message-id") == notification["MessageId"]?.string)

                #expect(await fixture.get("/", [("Action", "Unsubscribe"), ("SubscriptionArn", arn)]).status == 200)
                let ended = try await Self.request(2, of: peer)
                #expect(ended.header("x-amz-sns-message-type") == "UnsubscribeConfirmation")
                let back = try #require(try JSON(ended.body)["Token"]?.string)
                let restored = await fixture.get(
                    "/", [("Action", "ConfirmSubscription"), ("TopicArn", topic), ("Token", back)])
                #expect(restored["SubscriptionArn"] == arn)
                #expect(
                    await fixture.call("GetSubscriptionAttributes", ["SubscriptionArn": arn])
                        .attribute("PendingConfirmation") == "false")
            }
        }
    }

    @Test("Raw delivery is told in a header, with the content type of the delivery policy")
    func raw() async throws {
        try await ScriptedPeer.with(Self.answering(200)) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic()
                try await Self.confirm(
                    peer, topic, fixture,
                    [
                        "RawMessageDelivery": "true",
                        "DeliveryPolicy": #"{"requestPolicy":{"headerContentType":"text/csv"}}"#,
                    ])
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "a,b"])
                let request = try await Self.request(1, of: peer)
                #expect(request.bodyText == "a,b")
                #expect(request.header("x-amz-sns-rawdelivery") == "true")
                #expect(request.header("content-type") == "text/csv")
            }
        }
    }

    @Test("Signatures of both versions are good for the certificate that is served", arguments: ["1", "2"])
    func signatures(version: String) async throws {
        try await ScriptedPeer.with(Self.answering(200)) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic("orders", ["SignatureVersion": version])
                try await Self.confirm(peer, topic, fixture)
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "m\nn", "Subject": "s"])
                _ = try await Self.request(1, of: peer)
                for request in peer.requests {
                    let message = try JSON(request.body)
                    #expect(message["SignatureVersion"]?.string == version)
                    let url = try #require(message["SigningCertURL"]?.string)
                    let answer = await fixture.get(String(url.dropFirst(TopicsFixture.baseURL.count)))
                    let certificate = try X509Certificate(pem: answer.text)
                    let names = [
                        "Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
                    ]
                    let text = names.compactMap { name in message[name]?.string.map { "\(name)\n\($0)\n" } }.joined()
                    let signature = try #require(Data(base64Encoded: message["Signature"]?.string ?? ""))
                    let scheme = SignatureScheme.rsaPKCS1(version == "1" ? .sha1 : .sha256)
                    #expect(certificate.publicKey.verify(Array(signature), of: Array(text.utf8), scheme))
                    #expect(!certificate.publicKey.verify(Array(signature), of: Array((text + "x").utf8), scheme))
                }
                #expect(await fixture.get("/SimpleNotificationService-other.pem").status == 404)
            }
        }
    }

    @Test("An endpoint that fails is asked again by the clock, then the dead-letter queue gets the message")
    func retries() async throws {
        let status = Mutex(200)
        let script: ScriptedPeer.Script = { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(status.withLock(\.self))
            }
        }
        try await ScriptedPeer.with(script) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic()
                try await Self.confirm(
                    peer, topic, fixture,
                    ["RedrivePolicy": #"{"deadLetterTargetArn":"\#(TopicsFixture.queue("dead"))"}"#])
                status.withLock { $0 = 503 }
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "m"])
                // Three retries, 20 seconds apart.
                for number in 1...4 {
                    _ = try await Self.request(number, of: peer)
                    try await eventually("the retry is on disk") {
                        let left = try await fixture.store.read {
                            try Int.fetchOne($0, sql: "SELECT attempts FROM delivery")
                        }
                        return left == (number < 4 ? number : nil)
                    }
                    fixture.clock.advance(by: .seconds(21))
                }
                let dead = try #require(try await fixture.subscribers.deliveries(1).first)
                #expect(dead.target == TopicsFixture.queue("dead"))
                #expect(try JSON(Array(dead.body.utf8))["Message"]?.string == "m")
                #expect(peer.requests.count == 5)
            }
        }
    }

    @Test("A client-side error is final", arguments: [400, 403, 404])
    func clientErrors(code: Int) async throws {
        let status = Mutex(200)
        let script: ScriptedPeer.Script = { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(status.withLock(\.self))
            }
        }
        try await ScriptedPeer.with(script) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic()
                try await Self.confirm(
                    peer, topic, fixture,
                    ["RedrivePolicy": #"{"deadLetterTargetArn":"\#(TopicsFixture.queue("dead"))"}"#])
                status.withLock { $0 = code }
                _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "m"])
                let dead = try await fixture.subscribers.deliveries(1).first
                #expect(dead?.target == TopicsFixture.queue("dead"))
                #expect(peer.requests.count == 2)
            }
        }
    }

    @Test("An endpoint that hangs slows nothing else")
    func hanging() async throws {
        let hangs = Mutex(false)
        let script: ScriptedPeer.Script = { connection in
            while try await connection.readRequest() != nil {
                if hangs.withLock(\.self) { try await connection.waitForClose() }
                try await connection.respond()
            }
        }
        try await ScriptedPeer.with(script) { peer in
            try await TopicsFixture.with { fixture in
                let topic = await fixture.topic()
                try await Self.confirm(peer, topic, fixture)
                await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "true"])
                hangs.withLock { $0 = true }
                for number in 0..<50 { _ = await fixture.call("Publish", ["TopicArn": topic, "Message": "\(number)"]) }
                // All are there before the first of the hanging ones has run into its 15 seconds.
                let bodies = try await fixture.subscribers.deliveries(50).map(\.body)
                #expect(Set(bodies) == Set((0..<50).map(String.init)))
                let waiting = try await fixture.store.read {
                    try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM delivery WHERE attempts = 0")
                }
                #expect(waiting == 50)
            }
        }
    }
}
