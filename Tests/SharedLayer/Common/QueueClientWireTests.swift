import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("Queue client against moto", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct QueueClientWireTests {
    private static func withQueue(_ body: (QueueClient, _ queueURL: String) async throws -> Void) async throws {
        try await Moto.with(#"print(sqs.create_queue(QueueName="jobs")["QueueUrl"])"#) { configuration, printed in
            let http = HTTPClient()
            defer { http.shutdown() }
            let url = String(printed.prefix { $0 != "\n" })
            try await body(QueueClient(configuration: configuration, http: http), url)
        }
    }

    @Test("A message is sent, received with its attributes, and deleted")
    func messages() async throws {
        try await Self.withQueue { queue, url in
            let id = try await queue.send(#"{"text":"é😀"}"#, to: url, attributes: ["correlation_id": "c-1"])
            let message = try #require(try await queue.receive(from: url, messagesMax: 10, waitSeconds: 5).first)
            #expect(message.messageID == id)
            #expect(message.body == #"{"text":"é😀"}"#)
            #expect(message.attributes == ["correlation_id": "c-1"])
            #expect(message.receiveCount == 1)
            #expect(try await queue.receive(from: url).isEmpty)
            try await queue.delete(message.receiptHandle, from: url)
        }
    }

    @Test("A message made visible again is received again, and counts its receives")
    func visibility() async throws {
        try await Self.withQueue { queue, url in
            try await queue.send("x", to: url)
            let first = try #require(try await queue.receive(from: url, waitSeconds: 5).first)
            try await queue.changeVisibility(first.receiptHandle, of: url, seconds: 0)
            let second = try #require(try await queue.receive(from: url, waitSeconds: 5).first)
            #expect(second.messageID == first.messageID)
            #expect(second.receiveCount == 2)
        }
    }

    @Test("A delayed message is not there yet")
    func delay() async throws {
        try await Self.withQueue { queue, url in
            try await queue.send("x", to: url, delaySeconds: 900)
            #expect(try await queue.receive(from: url).isEmpty)
        }
    }

    @Test("A wrong secret is refused")
    func wrongSecret() async throws {
        try await Moto.with(#"print(sqs.create_queue(QueueName="jobs")["QueueUrl"])"#) { configuration, printed in
            let http = HTTPClient()
            defer { http.shutdown() }
            let queue = QueueClient(configuration: configuration.withWrongSecret, http: http)
            let error = try await #require(throws: AWSError.self) {
                try await queue.send("x", to: String(printed.prefix { $0 != "\n" }))
            }
            #expect(error.status == 403)
        }
    }

    @Test("An unknown queue is told with the service's code")
    func unknownQueue() async throws {
        try await Self.withQueue { queue, url in
            let error = try await #require(throws: AWSError.self) { try await queue.send("x", to: url + "-none") }
            #expect(error.code.contains("NonExistentQueue") || error.code == "QueueDoesNotExist")
        }
    }
}
