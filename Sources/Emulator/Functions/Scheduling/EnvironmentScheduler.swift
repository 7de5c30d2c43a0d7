/// Decides which execution environment of one function takes which invocation. Pure: it takes inputs and returns what to do.
///
/// Warm environments are taken most recently used first, as on AWS, so that those beyond the need grow old and end.
/// Beyond `environmentsMax` an invocation waits, where AWS would throttle at once: on one machine the limit is small, and
/// a local caller would rather wait than see an error. Beyond `waitingMax` it is refused.
struct EnvironmentScheduler: Sendable {
    enum Placement: Equatable, Sendable {
        case assign(environment: String)
        /// Start a new environment for this invocation.
        case start
        case wait
        case refuse
    }

    let environmentsMax: Int
    let waitingMax: Int
    /// Every environment that was started and has not ended, with those that are about to start.
    private(set) var environmentCount = 0
    /// The last one was used last.
    private var idle: [String] = []
    private var waiting: [String] = []

    init(environmentsMax: Int, waitingMax: Int) {
        self.environmentsMax = environmentsMax
        self.waitingMax = waitingMax
    }

    mutating func submit(_ requestID: String) -> Placement {
        if let environment = idle.popLast() { return .assign(environment: environment) }
        if environmentCount < environmentsMax {
            environmentCount += 1
            return .start
        }
        guard environmentsMax > 0, waiting.count < waitingMax else { return .refuse }
        waiting.append(requestID)
        return .wait
    }

    /// An environment has finished an invocation: returns the waiting one that it takes next.
    mutating func becameAvailable(_ environment: String) -> String? {
        guard waiting.isEmpty else { return waiting.removeFirst() }
        idle.append(environment)
        return nil
    }

    /// An environment wants to end because it was idle for long: false when it was given an invocation meanwhile.
    mutating func retire(_ environment: String) -> Bool {
        guard let index = idle.firstIndex(of: environment) else { return false }
        idle.remove(at: index)
        return true
    }

    /// An environment has ended: returns the waiting invocation for which to start another.
    mutating func ended(_ environment: String) -> String? {
        idle.removeAll { $0 == environment }
        environmentCount -= 1
        guard environmentCount < environmentsMax, !waiting.isEmpty else { return nil }
        environmentCount += 1
        return waiting.removeFirst()
    }

    /// Takes an invocation out of the queue: false when it is no longer there.
    mutating func withdraw(_ requestID: String) -> Bool {
        guard let index = waiting.firstIndex(of: requestID) else { return false }
        waiting.remove(at: index)
        return true
    }

    /// Empties the queue, at shutdown.
    mutating func withdrawAll() -> [String] {
        defer { waiting = [] }
        return waiting
    }
}
