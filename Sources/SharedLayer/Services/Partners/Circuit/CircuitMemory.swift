/// What one environment knows of a circuit, and what it has counted since it last told the table.
struct CircuitMemory: Sendable {
    var state: CircuitState
    var readAt: Timestamp
    var calls = 0
    var failures = 0

    func isFresh(at now: Timestamp, _ settings: CircuitSettings) -> Bool {
        (0..<settings.staleMilliseconds).contains(now.milliseconds(since: readAt))
    }
}
