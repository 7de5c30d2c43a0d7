/// Repeats one operation for a while.
struct Loop {
    let milliseconds: Int64

    /// - Parameter operation: gives the count of bytes that it made, which is also what keeps it from being optimised away.
    /// - Returns: the measurement as JSON. The first fifth of the time is warm-up and not counted.
    func run(_ operation: () async throws -> Int) async throws -> String {
        let warmUp = Duration.milliseconds(milliseconds / 5)
        _ = try await repeated(for: warmUp, operation)
        let (count, time, bytes) = try await repeated(for: .milliseconds(milliseconds) - warmUp, operation)
        let nanoseconds = Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
        return #"{"nanosecondsEach":\#(nanoseconds / Double(count)),"bytesEach":\#(bytes)}"#
    }

    private func repeated(
        for time: Duration, _ operation: () async throws -> Int
    ) async throws -> (count: Int, time: Duration, bytes: Int) {
        let clock = ContinuousClock()
        let start = clock.now
        var (count, batch, bytes) = (0, 1, 0)
        while true {
            for _ in 0..<batch { bytes = try await operation() }
            count += batch
            let elapsed = start.duration(to: clock.now)
            guard elapsed < time else { return (count, elapsed, bytes) }
            batch = min(batch * 2, 256)
        }
    }
}
