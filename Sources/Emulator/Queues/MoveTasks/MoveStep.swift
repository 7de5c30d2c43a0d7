/// What one round over the running move tasks has done.
struct MoveStep: Sendable {
    /// Queues that got messages.
    var changedQueues: Set<String> = []
    /// When a task has something to do again; nil when none runs. Milliseconds since 1970.
    private(set) var nextAt: Int64?

    mutating func wake(at time: Int64) { nextAt = min(nextAt ?? time, time) }
}
