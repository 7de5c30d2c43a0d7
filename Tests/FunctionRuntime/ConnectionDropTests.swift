import Synchronization
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("A Runtime API that drops the connection or speaks badly", .timeLimit(.minutes(2)))
struct ConnectionDropTests {
    private static let head = """
        HTTP/1.1 200 OK\r
        Lambda-Runtime-Aws-Request-Id: request-1\r
        Lambda-Runtime-Deadline-Ms: 2000\r

        """

    @Test(
        "An answer to next that breaks off ends the process, wherever it breaks",
        arguments: [
            "", "HTT", "HTTP/1.1 200 OK\r\n", "\(head)Content-Length: 14\r\n",
            "\(head)Content-Length: 14\r\n\r\n", "\(head)Content-Length: 14\r\n\r\n{\"name\":",
            "\(head)Transfer-Encoding: chunked\r\n\r\n", "\(head)Transfer-Encoding: chunked\r\n\r\ne\r\n{\"name\":",
            "\(head)Transfer-Encoding: chunked\r\n\r\ne\r\n{\"name\":\"Ann\"}\r\n",
            "\(head)Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
        ])
    func brokenNext(_ answer: String) async throws {
        let outcome = try await run { connection, _ in
            try await connection.write(answer)
            return false
        }
        #expect([.runtimeAPIUnreachable, .runtimeAPIFailed].contains(outcome.end.code))
        #expect(outcome.posts.isEmpty)
        #expect(outcome.log.count == 1)
    }

    @Test("An event in chunks is put together, and one of unknown length is read to the end")
    func framing() async throws {
        for body in [
            "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"nam\r\n9\r\ne\":\"Ann\"}\r\n0\r\n\r\n", "\r\n{\"name\":\"Ann\"}",
        ] {
            let outcome = try await run { connection, isFirst in
                guard isFirst else { return true }
                try await connection.write(Self.head + body)
                return body.hasPrefix("Transfer")
            }
            #expect(outcome.posts.map(\.bodyText) == [#"{"name":"Ann"}"#])
        }
    }

    @Test(
        "A receipt that breaks off is logged; without any of it the result is sent once more; the loop goes on",
        arguments: [
            ("", 0), ("HTTP/1.1 202", 1), ("HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\n{", 1),
        ])
    func brokenReceipt(_ receipt: String, _ lossCount: Int) async throws {
        let outcome = try await run { connection, isFirst in
            try await connection.write(Self.head + "Content-Length: 14\r\n\r\n{\"name\":\"Ann\"}")
            guard isFirst else {
                _ = try await connection.readRequest()
                try await connection.respond(202)
                _ = try await connection.readRequest()
                return true
            }
            _ = try await connection.readRequest()
            try await connection.write(receipt)
            return false
        }
        #expect(outcome.posts.count == 3 - lossCount)
        #expect(outcome.log.count { $0.contains("the result could not be handed over") } == lossCount)
        #expect(outcome.end.code == .runtimeAPIFailed)
    }

    @Test("A header value of 64 KB arrives whole, and one over the limit ends the process with a reason")
    func hugeHeaders() async throws {
        let seen = Mutex<Int?>(nil)
        let registry = FunctionRegistry.greeting { greeting, context in
            seen.withLock { $0 = context.clientContext?.utf8.count }
            return greeting
        }
        for (size, end) in [(64 << 10, RuntimeError.Code.runtimeAPIFailed), (300 << 10, .runtimeAPIUnreachable)] {
            let huge = "Lambda-Runtime-Client-Context: \(String(repeating: "x", count: size))\r\n"
            let outcome = try await run(registry) { connection, isFirst in
                guard isFirst else { return true }
                try await connection.write(Self.head + huge + "Content-Length: 14\r\n\r\n{\"name\":\"Ann\"}")
                return true
            }
            #expect(outcome.end.code == end)
        }
        #expect(seen.withLock { $0 } == 64 << 10)
    }

    @Test("Field names are read in any case, values without the blanks around them, and the first of two counts")
    func fields() async throws {
        let seen = Mutex<LambdaContext?>(nil)
        let registry = FunctionRegistry.greeting { greeting, context in
            seen.withLock { $0 = context }
            return greeting
        }
        _ = try await run(registry) { connection, isFirst in
            guard isFirst else { return true }
            try await connection.write(
                """
                HTTP/1.1 200 OK\r
                LAMBDA-RUNTIME-AWS-REQUEST-ID:request-1\r
                lambda-runtime-deadline-ms: \t 1 \t\r
                Lambda-Runtime-Aws-Tenant-Id: \r
                Lambda-Runtime-Trace-Id: first\r
                Lambda-Runtime-Trace-Id: second\r
                Content-Length: 14\r
                \r
                {"name":"Ann"}
                """)
            return true
        }
        let context = try #require(seen.withLock { $0 })
        #expect(context.deadlineMilliseconds == 1)
        #expect(context.remainingMilliseconds == 0)
        #expect(context.traceID == "first")
        #expect(context.tenantID == "")
        #expect(context.identity == nil)
    }

    /// Answers each `next` with `answer`, which says whether the connection stays open; after that of any but the very first
    /// `next` comes a 500.
    private func run(
        _ registry: FunctionRegistry = .greeting(),
        _ answer: @escaping @Sendable (_ connection: inout PeerConnection, _ isFirst: Bool) async throws -> Bool
    ) async throws -> FakeRuntimeAPI.Outcome {
        let script: ScriptedPeer.Script = { connection in
            var count = 0
            while let request = try await connection.readRequest() {
                guard request.method == "GET" else {
                    try await connection.respond(202)
                    continue
                }
                count += 1
                let isFirst = connection.index == 0 && count == 1
                guard try await answer(&connection, isFirst) else { return }
                if !isFirst { try await connection.respond(500) }
            }
        }
        return try await ScriptedPeer.with(script) { peer in
            try await FakeRuntimeAPI.run(against: peer, registry: registry)
        }
    }
}
