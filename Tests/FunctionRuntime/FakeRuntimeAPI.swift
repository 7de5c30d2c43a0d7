import Synchronization
import TestSupport

@testable import FunctionRuntime

/// A Runtime API on a real socket that hands out the given invocations, and answers 500 to the `next` after the last.
enum FakeRuntimeAPI {
    /// What one `next` gets, and what the result of that invocation gets.
    struct Step: Sendable {
        var event = "{}"
        var status = 200
        var headers = [
            "Lambda-Runtime-Aws-Request-Id: request-1", "Lambda-Runtime-Deadline-Ms: 2000",
            "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:greet",
        ]
        var receipt = 202
        /// Closes the connection instead of answering `next`.
        var drops = false
        /// Closes the connection instead of answering the result.
        var dropsResult = false
    }

    /// What a run of the loop left behind.
    struct Outcome: Sendable {
        let end: RuntimeError
        let requests: [PeerRequest]
        let log: [String]
        let traceIDs: [String?]

        var posts: [PeerRequest] { requests.filter { $0.method == "POST" } }
        var nextCount: Int { requests.count { $0.method == "GET" } }
    }

    /// Serves `steps` on a free port while `body` runs.
    static func with<Value: Sendable>(
        _ steps: [Step], _ body: (ScriptedPeer) async throws -> Value
    ) async throws -> Value {
        let remaining = Mutex(steps[...])
        let script: ScriptedPeer.Script = { connection in
            var receipt = 202
            while let request = try await connection.readRequest() {
                guard request.method == "GET" else {
                    if receipt == 0 { return }
                    try await connection.respond(receipt, body: #"{"status":"OK"}"#)
                    continue
                }
                guard let step = remaining.withLock({ $0.popFirst() }) else {
                    try await connection.respond(500)
                    continue
                }
                if step.drops { return }
                receipt = step.dropsResult ? 0 : step.receipt
                try await connection.respond(step.status, step.headers, body: step.event)
            }
        }
        return try await ScriptedPeer.with(script, body)
    }

    /// Runs the loop in this process until the Runtime API ends it.
    static func run(
        _ steps: [Step], registry: FunctionRegistry, handler: String = "Greet", pathPrefix: String = "",
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await with(steps) { peer in
            try await run(
                against: peer, registry: registry, handler: handler, pathPrefix: pathPrefix, environment: environment)
        }
    }

    /// As `run`, with a peer that follows a script of its own.
    static func run(
        against peer: ScriptedPeer, registry: FunctionRegistry, handler: String = "Greet", pathPrefix: String = "",
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        let log = Mutex<[String]>([])
        let traceIDs = Mutex<[String?]>([])
        let variables = [
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(peer.port)\(pathPrefix)", "_HANDLER": handler,
        ].merging(environment) { $1 }
        let executionEnvironment = ExecutionEnvironment(
            configuration: try RuntimeConfiguration(environment: variables), registry: registry,
            log: RuntimeLog { line in log.withLock { $0.append(line) } }, now: { 1_500 },
            setTraceID: { traceID in traceIDs.withLock { $0.append(traceID) } }, gate: InvocationGate(),
            shutdown: ShutdownHooks(), loopEnded: { _ in })
        let end = try await onThread { executionEnvironment.run() }
        return Outcome(
            end: end, requests: peer.requests, log: log.withLock { $0 }, traceIDs: traceIDs.withLock { $0 })
    }
}
