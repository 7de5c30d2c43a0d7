/// The places of one endpoint and the queue before them: who enters, who waits, whose turn it is.
struct BulkheadGate {
    enum Entry {
        case entered
        case waits(Int)
        case full
    }

    struct Waiter {
        let id: Int
        /// Nil until the one who waits has gone to sleep.
        var continuation: CheckedContinuation<Bool, Never>?
    }

    private(set) var running = 0
    private(set) var waiting: [Waiter] = []
    /// Whose turn came before they had gone to sleep.
    private var granted: Set<Int> = []
    private var lastID = 0

    var isIdle: Bool { running == 0 && waiting.isEmpty }

    mutating func enter(_ concurrentMax: Int, _ waitingMax: Int) -> Entry {
        if running < concurrentMax, waiting.isEmpty {
            running += 1
            return .entered
        }
        guard waiting.count < waitingMax else { return .full }
        lastID += 1
        waiting.append(Waiter(id: lastID))
        return .waits(lastID)
    }

    enum Turn {
        case hasCome
        case isOver
        /// The continuation is kept, to be woken up.
        case willCome
    }

    mutating func await(_ id: Int, _ continuation: CheckedContinuation<Bool, Never>) -> Turn {
        if granted.remove(id) != nil { return .hasCome }
        guard let place = waiting.firstIndex(where: { $0.id == id }) else { return .isOver }
        waiting[place].continuation = continuation
        return .willCome
    }

    /// The one to wake up in vain, when it still waits.
    mutating func giveUp(_ id: Int) -> CheckedContinuation<Bool, Never>? {
        guard let place = waiting.firstIndex(where: { $0.id == id }) else { return nil }
        return waiting.remove(at: place).continuation
    }

    /// Hands the place on to the one who has waited longest, who is to be woken up.
    mutating func leave() -> CheckedContinuation<Bool, Never>? {
        guard !waiting.isEmpty else {
            running -= 1
            return nil
        }
        let next = waiting.removeFirst()
        if next.continuation == nil { granted.insert(next.id) }
        return next.continuation
    }
}
