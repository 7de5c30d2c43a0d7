import Synchronization

/// How far a soak has come.
package final class SoakProgress: Sendable {
    package struct Counts: Sendable {
        package var functionKills = 0
        package var emulatorKills = 0
        package var contracts: Set<String> = []
        package var isSent = false
    }

    private let state = Mutex(Counts())

    package init() {}

    package var counts: Counts { state.withLock { $0 } }
    package var acknowledged: Int { state.withLock { $0.contracts.count } }
    var isSent: Bool { state.withLock(\.isSent) }

    func acknowledge(_ contract: String) {
        state.withLock { _ = $0.contracts.insert(contract) }
    }

    func note(_ count: any WritableKeyPath<Counts, Int> & Sendable) {
        state.withLock { $0[keyPath: count] += 1 }
    }

    func finishSending() { state.withLock { $0.isSent = true } }
}
