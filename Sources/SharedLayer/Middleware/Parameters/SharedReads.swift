import Synchronization

/// Lets those who ask for the same thing at the same time share one reading of it.
///
/// The first one reads, the others wait. One that is cancelled stops waiting; when the reader itself is cancelled, the
/// next of the others reads.
final class SharedReads<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// Nil where the reader gave up because it was cancelled.
    private typealias Answer = Result<Value, ParameterError>?
    private typealias Waiters = [Int: CheckedContinuation<Answer, Never>]

    private struct State {
        var waiters: [Key: Waiters] = [:]
        var lastTicket = 0
    }

    private let state = Mutex(State())

    func value(
        for key: Key, name: String, read: () async throws(ParameterError) -> Value
    ) async throws(ParameterError) -> Value {
        while true {
            if begin(key) { return try await perform(key, read) }
            switch await wait(for: key) {
            case .some(let answer): return try answer.get()
            case .none where Task.isCancelled:
                throw ParameterError(.cancelled, name: name, "the call was cancelled")
            case .none: continue
            }
        }
    }

    /// True for the one who is to read.
    private func begin(_ key: Key) -> Bool {
        state.withLock { state in
            guard state.waiters[key] == nil else { return false }
            state.waiters[key] = [:]
            return true
        }
    }

    private func perform(
        _ key: Key, _ read: () async throws(ParameterError) -> Value
    ) async throws(ParameterError) -> Value {
        let result: Result<Value, ParameterError>
        do {
            result = .success(try await read())
        } catch {
            result = .failure(error)
        }
        let isCancelled = if case .failure(let error) = result { error.code == .cancelled } else { false }
        let waiters = state.withLock { $0.waiters.removeValue(forKey: key) } ?? [:]
        for waiter in waiters.values { waiter.resume(returning: isCancelled ? nil : result) }
        return try result.get()
    }

    private func wait(for key: Key) async -> Answer {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard state.waiters[key] != nil, !Task.isCancelled else { return false }
                    state.waiters[key]?[ticket] = continuation
                    return true
                }
                if !isWaiting { continuation.resume(returning: nil) }
            }
        } onCancel: {
            state.withLock { $0.waiters[key]?.removeValue(forKey: ticket) }?.resume(returning: nil)
        }
    }
}
