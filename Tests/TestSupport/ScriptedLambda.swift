import CurlTransport
import Synchronization

/// Lambda's APIs for extensions on a real socket, answering as it is told.
package struct ScriptedLambda: Sendable {
    /// What a request gets.
    package enum Answer: Sendable {
        case response(Int, _ headers: [String] = [], _ body: String = "")
        /// The connection is closed without an answer.
        case drop
        /// Nothing, for as long as the client waits.
        case silence
    }

    package static let identifier = "6fc7492a-67d8-4c16-aab4-e5d5340d27cf"
    package static let registered = Answer.response(
        200, ["Lambda-Extension-Identifier: \(identifier)"],
        #"{"functionName":"greet","functionVersion":"$LATEST","handler":"Greet","accountId":"123456789012"}"#)
    package static let invoke = Answer.response(
        200, [],
        """
        {"eventType":"INVOKE","deadlineMs":1795273984591,"requestId":"request-1",\
        "invokedFunctionArn":"arn:aws:lambda:eu-west-1:123456789012:function:greet",\
        "tracing":{"type":"X-Amzn-Trace-Id","value":"Root=1-5f35ae12;Sampled=1"}}
        """)
    package static let shutdown = Answer.response(
        200, [], #"{"eventType":"SHUTDOWN","shutdownReason":"spindown","deadlineMs":1795273986591}"#)

    package var registration: Answer
    /// One for each `next`; those after the last get nothing.
    package var events: [Answer]
    package var subscription: Answer
    package var errorReceipt: Answer
    /// Sent to the subscriber before the next event.
    package var telemetry: [String]

    package init(
        registration: Answer = registered, events: [Answer] = [invoke, shutdown],
        subscription: Answer = .response(200, [], #""OK""#), errorReceipt: Answer = .response(202),
        telemetry: [String] = []
    ) {
        self.registration = registration
        self.events = events
        self.subscription = subscription
        self.errorReceipt = errorReceipt
        self.telemetry = telemetry
    }

    /// Serves on a free port while `body` runs.
    package func run<Value: Sendable>(_ body: (ScriptedPeer) async throws -> Value) async throws -> Value {
        let remaining = Mutex(events[...])
        let destination = Mutex<String?>(nil)
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                let answer: Answer
                switch request.target.split(separator: "/", maxSplits: 1).last {
                case "extension/register": answer = registration
                case "extension/event/next":
                    if let url = destination.withLock({ $0.take() }) { try await send(to: url) }
                    answer = remaining.withLock { $0.popFirst() } ?? .silence
                case "telemetry":
                    let uri = try JSON(request.body)["destination"]?["URI"]?.string
                    destination.withLock { $0 = uri }
                    answer = subscription
                case "extension/init/error", "extension/exit/error": answer = errorReceipt
                default: answer = .response(404)
                }
                switch answer {
                case .response(let status, let headers, let body):
                    try await connection.respond(status, headers, body: body)
                case .drop: return
                case .silence: try await connection.waitForClose()
                }
            }
        }
        return try await ScriptedPeer.with(script, body)
    }

    /// To `sandbox.localdomain`, which is this machine.
    private func send(to destination: String) async throws {
        let client = HTTPClient()
        defer { client.shutdown() }
        for batch in telemetry {
            let url = destination.replacing("sandbox.localdomain", with: "127.0.0.1")
            _ = try await client.execute(HTTPRequest(.post, url, body: Array(batch.utf8)))
        }
    }
}

extension ScriptedPeer {
    /// What a process has to know of Lambda's APIs.
    package var environment: [String: String] { ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(port)"] }
}
