import CurlTransport
import LambdaExtensions
import Synchronization
import TestSupport
import Testing

@Suite("The telemetry listener", .timeLimit(.minutes(2)))
struct TelemetryListenerTests {
    /// What a listener received.
    private final class Received: Sendable {
        private let content = Mutex<[TelemetryBatch]>([])

        var batches: [TelemetryBatch] { content.withLock { $0 } }

        func add(_ batch: TelemetryBatch) {
            content.withLock { $0.append(batch) }
        }
    }

    private struct Full: Error {}

    private static func post(
        _ body: [UInt8], to listener: TelemetryListener, _ client: HTTPClient, method: HTTPRequest.Method = .post
    ) async throws -> Int {
        let url = "http://127.0.0.1:\(listener.port)/"
        return try await client.execute(HTTPRequest(method, url, body: body)).status
    }

    @Test("Batches arrive one after the other, over one connection, and are acknowledged")
    func receives() async throws {
        let received = Received()
        let listener = try TelemetryListener.start(on: .loopback) { received.add($0) }
        defer { listener.stop() }
        let client = HTTPClient()
        defer { client.shutdown() }
        #expect(listener.destination == "http://sandbox.localdomain:\(listener.port)")
        for body in ["[]", "[1]"] { #expect(try await Self.post(Array(body.utf8), to: listener, client) == 200) }
        #expect(received.batches == [TelemetryBatch(body: Array("[]".utf8)), TelemetryBatch(body: Array("[1]".utf8))])
    }

    @Test("The largest batch that Lambda sends arrives whole, and a larger one than that is refused")
    func largeBatch() async throws {
        let received = Received()
        let listener = try TelemetryListener.start(on: .loopback) { received.add($0) }
        defer { listener.stop() }
        let client = HTTPClient()
        defer { client.shutdown() }
        let largest = [UInt8](repeating: 0x20, count: TelemetryListener.bodyBytesMax)
        #expect(try await Self.post(largest, to: listener, client) == 200)
        #expect(received.batches.map(\.body.count) == [largest.count])
        #expect(try await Self.post(largest + [0x20], to: listener, client) == 413)
        #expect(received.batches.count == 1)
    }

    @Test("A batch that the extension throws at is to be sent again")
    func throwing() async throws {
        let attempts = Mutex(0)
        let listener = try TelemetryListener.start(on: .loopback) { _ in
            let attempt = attempts.withLock { attempts in
                attempts += 1
                return attempts
            }
            if attempt == 1 { throw Full() }
        }
        defer { listener.stop() }
        let client = HTTPClient()
        defer { client.shutdown() }
        #expect(try await Self.post([], to: listener, client) == 500)
        #expect(try await Self.post([], to: listener, client) == 200)
    }

    @Test("Nothing but POST is taken")
    func methods() async throws {
        let received = Received()
        let listener = try TelemetryListener.start(on: .loopback) { received.add($0) }
        defer { listener.stop() }
        let client = HTTPClient()
        defer { client.shutdown() }
        #expect(try await Self.post([], to: listener, client, method: .get) == 405)
        #expect(received.batches.isEmpty)
    }

    @Test("A connection that says nothing, and one that talks nonsense, hold nobody up")
    func otherConnections() async throws {
        let received = Received()
        let listener = try TelemetryListener.start(on: .loopback) { received.add($0) }
        defer { listener.stop() }
        let client = HTTPClient()
        defer { client.shutdown() }
        let script = """
            exec 3<>/dev/tcp/127.0.0.1/\(listener.port) 4<>/dev/tcp/127.0.0.1/\(listener.port)
            printf 'POST / HTTP/1.1\\r\\nContent-Le' >&3
            printf 'nonsense\\r\\n\\r\\n' >&4
            cat <&4
            echo waiting
            cat <&3
            """
        try await ChildProcess.with("bash", ["-c", script]) { process in
            try await process.waitForOutput(containing: "waiting")
            #expect(process.output.hasPrefix("HTTP/1.1 400 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
            #expect(try await Self.post([], to: listener, client) == 200)
        }
        #expect(received.batches.count == 1)
    }

    @Test("More connections than it holds wait until one is closed")
    func manyConnections() async throws {
        let received = Received()
        let listener = try TelemetryListener.start(on: .loopback) { received.add($0) }
        defer { listener.stop() }
        let url = "http://127.0.0.1:\(listener.port)/"
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    let client = HTTPClient()
                    defer { client.shutdown() }
                    return try await client.execute(HTTPRequest(.post, url)).status
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(received.batches.count == 40)
    }

    @Test("Stopped, or let go, it gives its port back")
    func ends() async throws {
        var listener: TelemetryListener? = try TelemetryListener.start(on: .loopback) { _ in }
        let port = try #require(listener?.port)
        let taken = #expect(throws: ExtensionError.self) {
            try TelemetryListener.start(port: port, on: .loopback) { _ in }
        }
        #expect(taken?.code == .listenerFailed)
        #expect(taken?.message.contains("Address already in use") == true, "\(String(describing: taken))")
        listener?.stop()
        var second = try await eventually { try? TelemetryListener.start(port: port, on: .loopback) { _ in } }
        listener = nil
        second = try TelemetryListener.start(on: .loopback) { _ in }
        let third = try await eventually { try? TelemetryListener.start(port: port, on: .loopback) { _ in } }
        #expect(third.port == port)
        third.stop()
        second.stop()
    }

    @Test("A port that is none is refused", arguments: [-1, 65_536])
    func port(_ port: Int) {
        let error = #expect(throws: ExtensionError.self) {
            try TelemetryListener.start(port: port, on: .loopback) { _ in }
        }
        #expect(error?.code == .listenerFailed)
    }

    @Test("Outside of Lambda it keeps to the loopback interface")
    func interface() {
        #expect(TelemetryListener.Interface(environment: [:]) == .every)
        #expect(TelemetryListener.Interface(environment: ["AWS_SAM_LOCAL": "true"]) == .loopback)
    }
}
