import Functions
import Synchronization

/// Stands in for the functions: remembers the event and answers what it was told to.
final class RecordingInvoker: Invoker {
    private let outcome: Result<InvocationResult, InvocationError>
    private let delay: Duration
    private let received = Mutex<[UInt8]>([])

    init(result: String, failure: InvocationResult.Failure? = nil, delay: Duration = .zero) {
        outcome = .success(InvocationResult(requestID: "1", payload: Array(result.utf8), failure: failure))
        self.delay = delay
    }

    init(error: InvocationError) {
        outcome = .failure(error)
        delay = .zero
    }

    var payload: [UInt8] { received.withLock { $0 } }

    func invoke(_ function: String, payload: [UInt8], options: InvocationOptions)
        async throws(InvocationError) -> InvocationResult
    {
        received.withLock { $0 = payload }
        try? await ContinuousClock().sleep(for: delay)
        return try outcome.get()
    }
}
