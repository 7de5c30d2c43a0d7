import Synchronization

/// The metrics of one invocation, or of a factory outside of invocations.
final class MetricBatch: Sendable {
    /// What `withMetrics` collects in for the current task and its children.
    @TaskLocal static var current: MetricBatch?

    private let collection = Mutex(MetricCollection())
    private let owner: ObjectIdentifier?

    /// - Parameter owner: whose metrics these are, where there may be several factories.
    init(of owner: EMFMetrics?) {
        self.owner = owner.map { ObjectIdentifier($0) }
    }

    /// Reads or changes what was recorded; `body` must not come back here.
    func change<Value: Sendable, Failure: Error>(
        _ body: (inout MetricCollection) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try collection.withLock { collection throws(Failure) in try body(&collection) }
    }

    func isOf(_ metrics: EMFMetrics) -> Bool { owner == ObjectIdentifier(metrics) }
}
