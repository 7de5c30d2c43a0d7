import Dispatch
import Synchronization

/// Resolves host names, each on a thread of its own: a lookup blocks, and may do so for long.
package struct HostResolver: Sendable {
    private let lookup: @Sendable (_ host: String, _ timeoutMilliseconds: Int) -> FirstAnswer.Answer

    /// The names that this machine and its name servers know.
    package init() {
        lookup = { host, timeoutMilliseconds in
            Result { () throws(TransportError) in
                try AddressLookup.addresses(of: host, timeoutMilliseconds: timeoutMilliseconds)
            }
        }
    }

    /// Names that lead where a test wants them to; nil stands for a name that does not resolve.
    package init(lookup: @escaping @Sendable (String) -> [[UInt8]]?) {
        self.lookup = { host, _ in
            lookup(host).map(Result.success) ?? .failure(TransportError(.nameNotResolved, "no such name"))
        }
    }

    /// The addresses of a host, each 4 or 16 bytes in network order, in the order in which they are to be tried.
    ///
    /// A lookup that nobody waits for any more ends by itself, at the latest when its time is over.
    /// - Throws: `TransportError` with `nameNotResolved`, `timedOut`, `outOfResources`, or `cancelled` when the task is.
    package func addresses(of host: String, timeoutMilliseconds: Int) async throws(TransportError) -> [[UInt8]] {
        let lookup = lookup
        let answer = FirstAnswer()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard answer.isAwaited(by: continuation) else { return }
                // Queues of their own: those that the process shares have a limited number of threads, and lookups that
                // hang would take them all.
                DispatchQueue(label: "host lookup").async { answer.give(lookup(host, timeoutMilliseconds)) }
                DispatchQueue(label: "host lookup timeout").asyncAfter(
                    deadline: .now() + .milliseconds(timeoutMilliseconds)
                ) {
                    answer.give(.failure(TransportError(.timedOut, "no answer within \(timeoutMilliseconds) ms")))
                }
            }
        } onCancel: {
            answer.give(.failure(TransportError(.cancelled, "the lookup of \(host) was cancelled")))
        }
        return try result.get()
    }
}

/// Resumes a waiting task with the first of several answers, which may come before the task waits.
private final class FirstAnswer: Sendable {
    typealias Answer = Result<[[UInt8]], TransportError>

    private enum State {
        case unawaited
        case awaited(CheckedContinuation<Answer, Never>)
        case given(Answer)
    }

    private let state = Mutex(State.unawaited)

    /// False when the answer was there already: `waiting` has it then.
    func isAwaited(by waiting: CheckedContinuation<Answer, Never>) -> Bool {
        let early: Answer? = state.withLock { state in
            if case .given(let answer) = state { return answer }
            state = .awaited(waiting)
            return nil
        }
        if let early { waiting.resume(returning: early) }
        return early == nil
    }

    func give(_ answer: Answer) {
        let waiting: CheckedContinuation<Answer, Never>? = state.withLock { state in
            switch state {
            case .unawaited:
                state = .given(answer)
                return nil
            case .awaited(let waiting):
                state = .given(answer)
                return waiting
            case .given:
                return nil
            }
        }
        waiting?.resume(returning: answer)
    }
}
