/// What a program says of one piece of work.
struct Measured: Decodable {
    let nanosecondsEach: Double
    /// That one repetition read or wrote, where a rate in bytes means something.
    let bytesEach: Int

    var microsecondsEach: Double { nanosecondsEach / 1e3 }
    var perSecond: Double { 1e9 / nanosecondsEach }
    var megabytesPerSecond: Double { Double(bytesEach) / nanosecondsEach * 1e3 }
}
