import LambdaAPI
import Synchronization
import TestSupport
import Testing

@Suite("The internal extension", .timeLimit(.minutes(2)))
struct InternalExtensionTests {
    typealias Answer = ScriptedLambda.Answer

    /// Registers from a thread that may block, as the runtime's loop does.
    private static func register(
        _ peer: ScriptedPeer, onEnd: @escaping @Sendable (LambdaAPIError) -> Void
    ) async throws {
        let address = try #require(RuntimeAPIAddress("127.0.0.1:\(peer.port)"))
        try await onThread { try InternalExtension.register("hooks", at: address, onEnd: onEnd) }
    }

    @Test("It registers for nothing, and waits without end on a thread of its own")
    func waits() async throws {
        let ended = Mutex(false)
        let requests = try await ScriptedLambda(events: []).run { peer in
            try await Self.register(peer) { _ in ended.withLock { $0 = true } }
            #expect(peer.requests.first?.target == "/2020-01-01/extension/register")
            try await eventually { peer.requests.count == 2 }
            #expect(!ended.withLock { $0 })
            return peer.requests
        }
        #expect(requests.first?.bodyText == #"{"events":[]}"#)
        #expect(requests.first?.header("Lambda-Extension-Name") == "hooks")
        #expect(requests.last?.target == "/2020-01-01/extension/event/next")
        #expect(requests.last?.header("Lambda-Extension-Identifier") == ScriptedLambda.identifier)
    }

    @Test("An event that comes all the same is let go; the end of the wait is told once")
    func ends() async throws {
        let ends = Mutex<[LambdaAPIError]>([])
        try await ScriptedLambda(events: [ScriptedLambda.invoke, .response(500)]).run { peer in
            try await Self.register(peer) { error in ends.withLock { $0.append(error) } }
            try await eventually { ends.withLock { !$0.isEmpty } }
        }
        #expect(ends.withLock { $0.map(\.code) } == [.failed])
    }

    @Test(
        "A registration that fails throws, and nothing waits",
        arguments: [
            (Answer.response(403), LambdaAPIError.Code.refused), (.response(500), .failed), (.drop, .unreachable),
            (.response(200), .malformedResponse),
        ])
    func fails(_ answer: Answer, _ code: LambdaAPIError.Code) async throws {
        let (error, requests) = try await ScriptedLambda(registration: answer).run { peer in
            let error = await #expect(throws: LambdaAPIError.self) {
                try await Self.register(peer) { _ in Issue.record("it must not wait") }
            }
            return (error, peer.requests)
        }
        #expect(error?.code == code)
        #expect(!requests.contains { $0.method == "GET" })
    }
}
