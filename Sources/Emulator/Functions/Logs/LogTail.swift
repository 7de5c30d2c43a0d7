/// The last bytes of one invocation's log, for `X-Amz-Log-Result`.
struct LogTail: Sendable {
    let bytesMax: Int
    private var kept: [UInt8] = []

    init(bytesMax: Int = InvocationLimits.logTailBytesMax) {
        self.bytesMax = bytesMax
    }

    mutating func append(_ line: [UInt8]) {
        kept += line.suffix(bytesMax)
        kept.append(UInt8(ascii: "\n"))
        // Cut now and then rather than at each line.
        if kept.count > 4 * bytesMax { kept = Array(kept.suffix(bytesMax)) }
    }

    var bytes: [UInt8] { Array(kept.suffix(bytesMax)) }
}
