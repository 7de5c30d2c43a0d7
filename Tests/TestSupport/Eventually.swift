/// Waits until `condition` holds, looking again every few milliseconds.
///
/// For what happens in another process, or where nothing can be awaited. What `condition` throws ends the wait.
///
/// - Throws: `TestSupportError.Code.timedOut` when the condition still does not hold after `bound`.
package func eventually(
    within bound: Duration = .seconds(10), _ what: String = "the condition", _ condition: () async throws -> Bool
) async throws {
    _ = try await eventually(within: bound, what) { try await condition() ? true : nil }
}

/// Waits until `value` gives a value, and returns it.
///
/// - Throws: `TestSupportError.Code.timedOut` when there is still none after `bound`.
package func eventually<Value>(
    within bound: Duration = .seconds(10), _ what: String = "a value", _ value: () async throws -> Value?
) async throws -> Value {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: bound)
    while true {
        if let value = try await value() { return value }
        guard clock.now < end else {
            throw TestSupportError(.timedOut, "waited \(bound) for \(what), in vain")
        }
        try await clock.sleep(for: .milliseconds(10))
    }
}
