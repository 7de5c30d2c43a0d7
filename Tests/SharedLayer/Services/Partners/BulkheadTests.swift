import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

@Suite(.timeLimit(.minutes(1))) struct BulkheadTests {
    @Test("lets so many run at once, and the others one after the other")
    func bound() async throws {
        let bulkhead = Bulkhead(concurrentMax: 3, waitingMax: 100, waitMillisecondsMax: 60_000)
        let counts = Counts()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await bulkhead.withPlace(at: "a") {
                        counts.begin()
                        await Task.yield()
                        counts.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(counts.done == 50)
        #expect(counts.most <= 3)
        #expect(bulkhead.load(of: "a") == (0, 0))
    }

    @Test("turns away who finds the queue full, who has waited long enough, and who was cancelled")
    func turnedAway() async throws {
        let bulkhead = Bulkhead(concurrentMax: 1, waitingMax: 1, waitMillisecondsMax: 60_000)
        let impatient = Bulkhead(
            concurrentMax: 1, waitingMax: 1,
            clock: RetryClock(sleep: { _ in }, jitter: { 0 }))
        #expect(try await impatient.withPlace(at: "a") { await code(enter(impatient)) } == .bulkheadFull)
        let inside = try await bulkhead.withPlace(at: "a") {
            await withTaskGroup(of: PartnerCommunicationError.Code?.self) { group in
                group.addTask { await code(enter(bulkhead)) }
                while bulkhead.load(of: "a").waiting == 0 { await Task.yield() }
                let full = await code(enter(bulkhead))
                group.cancelAll()
                return [full, await group.next() ?? nil]
            }
        }
        #expect(inside == [.bulkheadFull, .cancelled])
        #expect(bulkhead.load(of: "a") == (0, 0))
        try await bulkhead.withPlace(at: "a") {}
    }

    private func enter(_ bulkhead: Bulkhead) async -> Result<Void, PartnerCommunicationError> {
        do throws(PartnerCommunicationError) {
            return .success(try await bulkhead.withPlace(at: "a") {})
        } catch {
            return .failure(error)
        }
    }

    private func code(_ result: Result<Void, PartnerCommunicationError>) -> PartnerCommunicationError.Code? {
        if case .failure(let error) = result { error.code } else { nil }
    }
}

/// How many run, and how many have at most.
private final class Counts: Sendable {
    private let state = Mutex((running: 0, most: 0, done: 0))

    var most: Int { state.withLock { $0.most } }
    var done: Int { state.withLock { $0.done } }

    func begin() {
        state.withLock { state in
            state.running += 1
            state.most = max(state.most, state.running)
        }
    }

    func end() {
        state.withLock { state in
            state.running -= 1
            state.done += 1
        }
    }
}
