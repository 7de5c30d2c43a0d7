import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("Response streaming", .timeLimit(.minutes(2)))
struct ResponseStreamingTests {
    private typealias Step = FakeRuntimeAPI.Step

    /// Streams as its closure says.
    private struct Streamer: StreamingLambdaHandler {
        let stream: @Sendable (Greeting, LambdaResponseWriter) async throws -> Void

        func handle(_ event: Greeting, response: LambdaResponseWriter, context: LambdaContext) async throws {
            try await stream(event, response)
        }
    }

    private static let event = #"{"name":"Ann"}"#

    private func run(
        _ steps: [Step] = [Step(event: event)],
        _ stream: @escaping @Sendable (Greeting, LambdaResponseWriter) async throws -> Void
    ) async throws -> FakeRuntimeAPI.Outcome {
        var registry = FunctionRegistry()
        registry.registerStreaming("Greet") { _ in Streamer(stream: stream) }
        return try await FakeRuntimeAPI.run(steps, registry: registry)
    }

    @Test("Each piece leaves as a chunk, under the streaming response mode")
    func pieces() async throws {
        let outcome = try await run { greeting, response in
            try await response.write("Hello, ")
            try await response.write("")
            try await response.write(greeting.name)
        }
        let post = try #require(outcome.posts.first)
        #expect(post.target == "/2018-06-01/runtime/invocation/request-1/response")
        #expect(post.chunks.map { String(decoding: $0, as: UTF8.self) } == ["Hello, ", "Ann"])
        #expect(post.header("Lambda-Runtime-Function-Response-Mode") == "streaming")
        #expect(post.header("Transfer-Encoding") == "chunked")
        #expect(post.header("Content-Type") == "application/octet-stream")
        #expect(
            post.header("Trailer") == "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body")
        #expect(post.trailerLines == [])
    }

    @Test("A piece reaches the Runtime API before the next is written")
    func timeliness() async throws {
        let (seen, sees) = AsyncStream<String>.makeStream()
        let script = Self.script(invocationCount: 1) { connection in
            connection.chunkReceived = { sees.yield(String(decoding: $0, as: UTF8.self)) }
            _ = try await connection.readRequest()
            try await connection.respond(202)
        }
        var registry = FunctionRegistry()
        registry.registerStreaming("Greet") { _ in
            Streamer { _, response in
                var answers = seen.makeAsyncIterator()
                for piece in ["one", "two", "three"] {
                    try await response.write(piece)
                    #expect(await answers.next() == piece)
                }
            }
        }
        let posts = try await ScriptedPeer.with(script) { peer in
            _ = try await FakeRuntimeAPI.run(against: peer, registry: registry)
            return peer.requests.filter { $0.method == "POST" }
        }
        #expect(posts.map(\.bodyText) == ["onetwothree"])
    }

    @Test("An HTTP response begins with its head as JSON and eight NUL bytes")
    func head() async throws {
        let outcome = try await run { _, response in
            try await response.begin(StreamedResponseHead(statusCode: 201, cookies: ["a=b; Secure"]))
            try await response.write("body")
        }
        let post = try #require(outcome.posts.first)
        #expect(post.header("Content-Type") == "application/vnd.awslambda.http-integration-response")
        let separator = try #require(post.body.firstIndex(of: 0))
        let head = try JSONDecoder().decode(StreamedResponseHead.self, from: Data(post.body[..<separator]))
        #expect(head == StreamedResponseHead(statusCode: 201, cookies: ["a=b; Secure"]))
        #expect(Array(post.body[separator...]) == [UInt8](repeating: 0, count: 8) + Array("body".utf8))
    }

    @Test("A head after the first piece, and a content type with a line break, are refused")
    func refusals() async throws {
        let codes = Mutex<[ResponseStreamError.Code]>([])
        let outcome = try await run { _, response in
            do throws(ResponseStreamError) { try response.begin(contentType: "text/plain\r\nX-Injected: 1") } catch {
                codes.withLock { $0.append(error.code) }
            }
            try response.begin(contentType: "text/plain")
            try await response.write("text")
            do throws(ResponseStreamError) { try response.begin(contentType: "text/html") } catch {
                codes.withLock { $0.append(error.code) }
            }
        }
        #expect(codes.withLock { $0 } == [.invalidContentType, .alreadyBegun])
        #expect(outcome.posts.first?.header("Content-Type") == "text/plain")
        #expect(outcome.posts.first?.header("X-Injected") == nil)
    }

    @Test("A response of no pieces is an empty streamed one")
    func empty() async throws {
        let outcome = try await run { _, _ in }
        let post = try #require(outcome.posts.first)
        #expect(post.header("Lambda-Runtime-Function-Response-Mode") == "streaming")
        #expect(post.body.isEmpty && post.trailerLines.isEmpty)
    }

    @Test("What is thrown before the first piece is an ordinary error, and the loop goes on")
    func earlyError() async throws {
        let outcome = try await run([Step(event: "{}"), Step(event: Self.event), Step(event: Self.event)]) {
            greeting, response in try await response.write(greeting.name)
        }
        #expect(
            outcome.posts.map { String($0.target.split(separator: "/").last ?? "") } == [
                "error", "response", "response",
            ])
        #expect(outcome.posts[0].header("Lambda-Runtime-Function-Error-Type") == "Runtime.EventNotDecodable")
        #expect(outcome.posts[2].bodyText == "Ann")
    }

    @Test("What is thrown in the middle follows the body in trailers, and the loop goes on")
    func lateError() async throws {
        let message = "broken “in” the\nmiddle"
        struct Late: ReportableError {
            let errorType = "LateError"
            let errorMessage: String
        }
        let outcome = try await run([Step(event: Self.event), Step(event: Self.event)]) { _, response in
            try await response.write("half")
            throw Late(errorMessage: message)
        }
        #expect(outcome.posts.count == 2)
        let post = try #require(outcome.posts.first)
        #expect(post.bodyText == "half")
        #expect(post.trailer("Lambda-Runtime-Function-Error-Type") == "LateError")
        let body = try #require(post.trailer("Lambda-Runtime-Function-Error-Body").flatMap { Data(base64Encoded: $0) })
        #expect(try JSONDecoder().decode([String: Either].self, from: body)["errorMessage"] == .text(message))
        #expect(outcome.log.count { $0.contains("LateError") } == 2)
    }

    @Test("An error far over what trailers hold is cut, and still arrives")
    func longError() async throws {
        struct Long: ReportableError {
            let errorType = "Long"
            let errorMessage = String(repeating: "é\n", count: 200_000)
        }
        let outcome = try await run { _, response in
            try await response.write("half")
            throw Long()
        }
        let body = outcome.posts.first?.trailer("Lambda-Runtime-Function-Error-Body").flatMap {
            Data(base64Encoded: $0)
        }
        let error = try JSONDecoder().decode([String: Either].self, from: try #require(body))
        guard case .text(let message) = error["errorMessage"] else {
            Issue.record("no message in \(error)")
            return
        }
        #expect(message.hasPrefix("é\né\n") && message.hasSuffix("…"))
    }

    @Test("A handler whose connection is gone learns it, and the loop goes on")
    func lostConnection() async throws {
        let codes = Mutex<[ResponseStreamError.Code]>([])
        let script = Self.script(invocationCount: 2) { _ in }
        var registry = FunctionRegistry()
        registry.registerStreaming("Greet") { _ in
            Streamer { _, response in
                do throws(ResponseStreamError) {
                    while true { try await response.write([UInt8](repeating: 0, count: 1 << 20)) }
                } catch {
                    codes.withLock { $0.append(error.code) }
                }
            }
        }
        let outcome = try await ScriptedPeer.with(script) { peer in
            try await FakeRuntimeAPI.run(against: peer, registry: registry)
        }
        #expect(codes.withLock { $0 } == [.connectionLost, .connectionLost])
        #expect(outcome.end.code == .runtimeAPIFailed)
        #expect(outcome.log.count { $0.contains("the result could not be handed over") } == 2)
    }

    @Test("A peer that takes nothing holds the handler back")
    func backPressure() async throws {
        let written = Mutex(0)
        let pieceCount = 128
        var registry = FunctionRegistry()
        registry.registerStreaming("Greet") { _ in
            Streamer { _, response in
                for _ in 0..<pieceCount {
                    try await response.write([UInt8](repeating: 0, count: 1 << 20))
                    written.withLock { $0 += 1 }
                }
            }
        }
        let script = Self.script(invocationCount: 1) { connection in
            try await connection.stopReading()
            var counts: [Int] = []
            try await eventually("a writer that waits") {
                counts.append(written.withLock { $0 })
                return counts.count > 50 && Set(counts.suffix(50)).count == 1
            }
        }
        let outcome = try await ScriptedPeer.with(script) { peer in
            try await FakeRuntimeAPI.run(against: peer, registry: registry)
        }
        #expect(written.withLock { $0 } < pieceCount / 2)
        #expect(outcome.log.count { $0.contains("the result could not be handed over") } == 1)
    }

    /// Hands out that many invocations, then 500; `respond` takes what is posted, whose head has been looked at, and may
    /// leave it half read: the connection is closed then.
    private static func script(
        invocationCount: Int, _ respond: @escaping @Sendable (inout PeerConnection) async throws -> Void
    ) -> ScriptedPeer.Script {
        let given = Mutex(0)
        return { connection in
            while let method = try await connection.peekMethod() {
                guard method == "GET" else { return try await respond(&connection) }
                _ = try await connection.readRequest()
                let number = given.withLock { given in
                    given += 1
                    return given
                }
                if number <= invocationCount {
                    try await connection.respond(200, Step().headers, body: Self.event)
                } else {
                    try await connection.respond(500)
                }
            }
        }
    }

    /// A value of an error's JSON.
    private enum Either: Decodable, Equatable {
        case text(String)
        case list

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(String.self)).map(Either.text) ?? .list
        }
    }
}
