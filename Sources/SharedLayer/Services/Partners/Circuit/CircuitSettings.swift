/// When a circuit opens, and for how long.
package struct CircuitSettings: Sendable, Hashable {
    /// Calls are counted in buckets, and a bucket counts until it is this old.
    package var windowSeconds: Int64
    package var bucketCount: Int64
    /// Fewer calls in the window never open it.
    package var callsMin: Int
    /// It opens when so many of a hundred calls have failed.
    package var failurePercentMin: Int
    package var openSeconds: Int64
    /// Each opening in a row lasts so many times the one before, up to `openSecondsMax`.
    package var openGrowth: Int64
    package var openSecondsMax: Int64
    /// How long others wait for a probe whose sender may have died.
    package var probeSeconds: Int64
    /// For so long what was read of a circuit is used again: a circuit that another environment opened is seen by then.
    package var staleMilliseconds: Int64
    /// A table that takes longer counts as one that cannot be reached.
    package var tableMillisecondsMax: Int

    package init(
        windowSeconds: Int64 = 60, bucketCount: Int64 = 6, callsMin: Int = 10, failurePercentMin: Int = 50,
        openSeconds: Int64 = 30, openGrowth: Int64 = 2, openSecondsMax: Int64 = 600, probeSeconds: Int64 = 30,
        staleMilliseconds: Int64 = 5_000, tableMillisecondsMax: Int = 1_000
    ) {
        self.windowSeconds = windowSeconds
        self.bucketCount = bucketCount
        self.callsMin = callsMin
        self.failurePercentMin = failurePercentMin
        self.openSeconds = openSeconds
        self.openGrowth = openGrowth
        self.openSecondsMax = openSecondsMax
        self.probeSeconds = probeSeconds
        self.staleMilliseconds = staleMilliseconds
        self.tableMillisecondsMax = tableMillisecondsMax
    }

    /// More openings in a row make no difference.
    private static let openingsCountedMax = 64

    /// How long a circuit stays open that has opened so often in a row.
    func openMilliseconds(_ openings: Int) -> Int64 {
        var seconds = openSeconds
        for _ in 1..<min(max(openings, 1), Self.openingsCountedMax) where seconds < openSecondsMax {
            seconds *= openGrowth
        }
        return 1_000 * min(seconds, openSecondsMax)
    }

    var bucketMilliseconds: Int64 { max(1, 1_000 * windowSeconds / max(1, bucketCount)) }
}
