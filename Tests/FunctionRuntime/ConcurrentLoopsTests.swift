import Synchronization
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("Several invocations at once", .timeLimit(.minutes(2)))
struct ConcurrentLoopsTests {
    /// Answers when as many invocations as there are loops are in hand.
    private final class Meeting: LambdaHandler {
        private let inHand = Mutex(0)
        private let size: Int

        init(size: Int) {
            self.size = size
        }

        func handle(_ event: Greeting, context: LambdaContext) async throws -> Greeting {
            inHand.withLock { $0 += 1 }
            try await eventually("the others") { inHand.withLock { $0 } >= size }
            return Greeting(name: "\(event.name) \(LambdaContext.current?.requestID ?? "nobody")")
        }
    }

    @Test("AWS_LAMBDA_MAX_CONCURRENCY loops share one handler, and leave _X_AMZN_TRACE_ID alone")
    func loops() async throws {
        let size = 4
        let handedOut = Mutex(0)
        let answered = Mutex(0)
        let made = Mutex(0)
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                guard request.method == "GET" else {
                    answered.withLock { $0 += 1 }
                    try await connection.respond(202)
                    continue
                }
                let number = handedOut.withLock { count in
                    count += 1
                    return count
                }
                guard number <= size else {
                    try await eventually("every answer") { answered.withLock { $0 } == size }
                    return try await connection.respond(500)
                }
                let headers = [
                    "Lambda-Runtime-Aws-Request-Id: request-\(number)", "Lambda-Runtime-Deadline-Ms: 2000",
                    "Lambda-Runtime-Trace-Id: Root=1-\(number)", "Lambda-Runtime-Invocation-Id: invocation-\(number)",
                ]
                try await connection.respond(200, headers, body: #"{"name":"n\#(number)"}"#)
            }
        }
        var registry = FunctionRegistry()
        registry.register("Greet") { _ in
            made.withLock { $0 += 1 }
            return Meeting(size: size)
        }
        let outcome = try await ScriptedPeer.with(script) { peer in
            try await FakeRuntimeAPI.run(
                against: peer, registry: registry, environment: ["AWS_LAMBDA_MAX_CONCURRENCY": "\(size)"])
        }
        #expect(made.withLock { $0 } == 1)
        #expect(Set(outcome.posts.map(\.bodyText)) == Set((1...size).map { #"{"name":"n\#($0) request-\#($0)"}"# }))
        for post in outcome.posts {
            let number = post.target.split(separator: "-").last?.split(separator: "/").first ?? ""
            #expect(post.header("Lambda-Runtime-Invocation-Id") == "invocation-\(number)")
        }
        #expect(outcome.traceIDs == [])
    }

    @Test("A number of loops that is none is refused", arguments: ["0", "-1", "many", "1601", "2.5"])
    func refused(_ value: String) {
        let error = #expect(throws: RuntimeError.self) {
            try RuntimeConfiguration(environment: [
                "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1", "_HANDLER": "Greet", "AWS_LAMBDA_MAX_CONCURRENCY": value,
            ])
        }
        #expect(error?.code == .environmentIncomplete)
        #expect(error?.message.contains("“\(value)”") == true)
    }
}
