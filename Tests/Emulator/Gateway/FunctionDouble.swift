import Functions
import Synchronization

/// A function whose result the test decides; it keeps what it was invoked with.
final class FunctionDouble: Invoker {
    struct Call: Sendable {
        let function: String
        let payload: [UInt8]
        let traceID: String?
    }

    private let calls = Mutex<[Call]>([])
    private let answer: @Sendable () async throws(InvocationError) -> InvocationResult

    init(_ answer: @escaping @Sendable () async throws(InvocationError) -> InvocationResult) {
        self.answer = answer
    }

    convenience init(returning json: String, failure: InvocationResult.Failure? = nil) {
        self.init { () throws(InvocationError) in
            InvocationResult(requestID: "r", payload: Array(json.utf8), failure: failure)
        }
    }

    var received: [Call] { calls.withLock { $0 } }

    func invoke(
        _ function: String, payload: [UInt8], options: InvocationOptions
    ) async throws(InvocationError) -> InvocationResult {
        calls.withLock { $0.append(Call(function: function, payload: payload, traceID: options.traceID)) }
        return try await answer()
    }
}
