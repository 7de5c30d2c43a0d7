/// One value that one task gives and one task waits for, within a bound.
struct OneShot<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    /// The first value counts; later ones are dropped.
    func fill(_ value: Value) {
        continuation.yield(value)
        continuation.finish()
    }

    /// There will be no value: whoever waits gets nil.
    func close() { continuation.finish() }

    /// Nil when it was closed or the task was cancelled. To be awaited once.
    func value() async -> Value? {
        await stream.first { _ in true }
    }

    /// Nil when the bound has passed, too. To be awaited once.
    func value(within bound: Duration) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await value() }
            group.addTask {
                try? await Task.sleep(for: bound)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
