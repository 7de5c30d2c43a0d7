/// What the server measured of one process, from its start to its end.
struct Run: Decodable {
    struct Warm: Decodable {
        /// From one “next” to another: the median of slices of 250 invocations.
        let cycleNanoseconds: Double
        /// The same as a mean over all.
        let meanCycleNanoseconds: Double
        /// From the event's first byte to the result's last, the median.
        let durationNanoseconds: Double

        var invocationsPerSecond: Double { 1e9 / cycleNanoseconds }
    }

    /// From `execve` to the first “next”.
    let startNanoseconds: Double
    /// Of the first ten invocations, from the event's first byte to the result's last.
    let durationsNanoseconds: [Double]
    /// One for each point that was asked for.
    let memoryKilobytes: [Double]
    let warm: Warm?
}
