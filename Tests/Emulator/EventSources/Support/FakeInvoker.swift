import FoundationEssentials
import Functions
import LambdaEvents
import Synchronization

/// Stands for the functions: answers as the test says and keeps what it was called with.
final class FakeInvoker: Invoker {
    typealias Answer = @Sendable (_ call: Int, _ payload: [UInt8]) async throws(InvocationError) -> InvocationResult

    private struct State {
        var payloads: [[UInt8]] = []
        var running = 0
        var runningMax = 0
    }

    private let answer: Answer
    private let state = Mutex(State())

    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    /// Answers every call with a result of the function.
    convenience init(result: String) {
        self.init { _, _ in InvocationResult(requestID: "r", payload: Array(result.utf8)) }
    }

    func invoke(_ function: String, payload: [UInt8], options: InvocationOptions) async throws(InvocationError)
        -> InvocationResult
    {
        let call = state.withLock { state in
            state.payloads.append(payload)
            state.running += 1
            state.runningMax = max(state.runningMax, state.running)
            return state.payloads.count
        }
        defer { state.withLock { $0.running -= 1 } }
        return try await answer(call, payload)
    }

    var payloads: [[UInt8]] { state.withLock(\.payloads) }
    var running: Int { state.withLock(\.running) }
    /// The most calls that ran at once.
    var runningMax: Int { state.withLock(\.runningMax) }

    /// The bodies of the messages in each call.
    func bodies() throws -> [[String]] {
        try payloads.map { try JSONDecoder().decode(SQSEvent.self, from: Data($0)).records.map(\.body) }
    }
}
