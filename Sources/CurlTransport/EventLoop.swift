import Glibc
import Synchronization

/// Drives every transfer of an `HTTPClient` on one thread of its own, started with the first request.
///
/// Other threads only leave commands in the inbox and wake the loop up.
final class EventLoop: Sendable {
    enum Command {
        case start(Transfer.ID, HTTPRequest, connectingTo: String?, CheckedContinuation<Transfer.Outcome, Never>)
        case cancel(Transfer.ID)
    }

    /// What the loop is to do next.
    struct Work {
        var commands: [Command]
        var stops: Bool
    }

    private enum Phase {
        case notStarted
        case running(MultiHandle, pthread_t)
        case stopping
    }

    private struct State {
        var phase = Phase.notStarted
        var inbox: [Command] = []
        var lastID: Transfer.ID = 0
    }

    private let state = Mutex(State())

    func makeID() -> Transfer.ID {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Leaves `command` to the loop. A command to start always gets an outcome, at once if the loop cannot run it.
    func send(_ command: Command) {
        let refusal: TransportError? = state.withLock { state in
            do throws(TransportError) {
                let multi = try startedMulti(&state)
                state.inbox.append(command)
                multi.wakeUp()
                return nil
            } catch {
                return error
            }
        }
        if let refusal, case .start(_, _, _, let completion) = command {
            completion.resume(returning: .failure(refusal))
        }
    }

    /// Ends the thread, and with it every transfer in hand as cancelled. Returns when the thread has ended.
    func stop() {
        let thread: pthread_t? = state.withLock { state in
            defer { state.phase = .stopping }
            guard case .running(let multi, let thread) = state.phase else { return nil }
            multi.wakeUp()
            return thread
        }
        if let thread { pthread_join(thread, nil) }
    }

    /// Called by the loop's own thread.
    func takeWork() -> Work {
        state.withLock { state in
            defer { state.inbox = [] }
            if case .stopping = state.phase { return Work(commands: state.inbox, stops: true) }
            return Work(commands: state.inbox, stops: false)
        }
    }

    private func startedMulti(_ state: inout State) throws(TransportError) -> MultiHandle {
        switch state.phase {
        case .running(let multi, _):
            return multi
        case .stopping:
            throw TransportError(.cancelled, "the HTTP client was shut down")
        case .notStarted:
            let multi = try MultiHandle()
            let thread = try EventLoopThread(loop: self, multi: multi).start()
            state.phase = .running(multi, thread)
            return multi
        }
    }
}
