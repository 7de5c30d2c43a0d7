import Synchronization

/// Tells cheaply that a queue is below its limit of messages in flight.
///
/// To count them at each receive would read them all. So a count is taken once, what is handed out since is added to it,
/// and only when the sum reaches the limit are they counted anew: messages whose timeout has ended, or that were deleted,
/// make the sum too high and never too low.
final class InFlightBound: Sendable {
    private let bounds = Mutex<[Int64: Int]>([:])

    /// How many more messages may be handed out; asks `count` where that is not known.
    func room(inQueue id: Int64, limit: Int, wanted: Int, count: () throws -> Int) rethrows -> Int {
        if let bound = bounds.withLock({ $0[id] }), bound + wanted <= limit { return limit - bound }
        let exact = try count()
        bounds.withLock { $0[id] = exact }
        return max(0, limit - exact)
    }

    func add(_ messages: Int, toQueue id: Int64) {
        bounds.withLock { $0[id, default: 0] += messages }
    }
}
