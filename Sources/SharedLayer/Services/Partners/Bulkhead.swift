import Synchronization

/// Keeps one slow partner from taking everything: so many deliveries at once to each endpoint, so many that wait, so long.
///
/// It counts within one execution environment. Across environments a function's reserved concurrency, or the maximum
/// concurrency of its queue, is the bound: counting in a table would cost each delivery two writes.
package final class Bulkhead: Sendable {
    private let concurrentMax: Int
    private let waitingMax: Int
    private let waitMillisecondsMax: Int
    private let clock: RetryClock
    private let gates = Mutex<[String: BulkheadGate]>([:])

    package init(
        concurrentMax: Int = 10, waitingMax: Int = 100, waitMillisecondsMax: Int = 1_000, clock: RetryClock = .system
    ) {
        self.concurrentMax = concurrentMax
        self.waitingMax = waitingMax
        self.waitMillisecondsMax = waitMillisecondsMax
        self.clock = clock
    }

    /// Runs `body` while it holds one of the endpoint's places.
    ///
    /// - Throws: `PartnerCommunicationError` with `bulkheadFull` or `cancelled`.
    package func withPlace<Value>(
        at endpoint: String, waitingAtMost milliseconds: Int? = nil, _ body: () async -> Value
    ) async throws(PartnerCommunicationError) -> Value {
        guard await enter(endpoint, min(milliseconds ?? waitMillisecondsMax, waitMillisecondsMax)) else {
            guard !Task.isCancelled else { throw PartnerCommunicationError(.cancelled, "cancelled while waiting") }
            throw PartnerCommunicationError(.bulkheadFull, "\(concurrentMax) deliveries to \(endpoint) are under way")
        }
        defer { leave(endpoint) }
        return await body()
    }

    /// How many deliveries to the endpoint are under way, and how many wait.
    package func load(of endpoint: String) -> (running: Int, waiting: Int) {
        gates.withLock { gates in gates[endpoint].map { ($0.running, $0.waiting.count) } ?? (0, 0) }
    }

    private func enter(_ endpoint: String, _ milliseconds: Int) async -> Bool {
        let entry = gates.withLock { $0[endpoint, default: BulkheadGate()].enter(concurrentMax, waitingMax) }
        switch entry {
        case .entered: return true
        case .full: return false
        case .waits(let id): return await wait(id, at: endpoint, milliseconds)
        }
    }

    private func wait(_ id: Int, at endpoint: String, _ milliseconds: Int) async -> Bool {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask { await self.turn(of: id, at: endpoint) }
            group.addTask {
                try? await self.clock.sleep(milliseconds)
                self.giveUp(id, at: endpoint)
                return nil
            }
            var hasEntered = false
            for await case let entered? in group {
                hasEntered = entered
                group.cancelAll()
            }
            return hasEntered
        }
    }

    private func turn(of id: Int, at endpoint: String) async -> Bool {
        await withCheckedContinuation { continuation in
            switch gates.withLock({ $0[endpoint]?.await(id, continuation) ?? .isOver }) {
            case .hasCome: continuation.resume(returning: true)
            case .isOver: continuation.resume(returning: false)
            case .willCome: break
            }
        }
    }

    private func giveUp(_ id: Int, at endpoint: String) {
        let waiting = gates.withLock { $0[endpoint]?.giveUp(id) }
        waiting?.resume(returning: false)
    }

    private func leave(_ endpoint: String) {
        let next: CheckedContinuation<Bool, Never>? = gates.withLock { gates in
            let next = gates[endpoint]?.leave()
            if gates[endpoint]?.isIdle == true { gates[endpoint] = nil }
            return next
        }
        next?.resume(returning: true)
    }
}
