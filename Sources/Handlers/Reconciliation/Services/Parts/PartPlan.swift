/// Makes parts of buckets that stand side by side: as many as are near one size together.
package enum PartPlan {
    /// Some 45,000 records of both sides, which take about 25 MB in memory.
    package static let partBytes = 4 << 20

    /// The ranges of buckets of `area` that hold anything.
    ///
    /// - Parameter sizes: the bytes of each bucket, of both sides.
    package static func parts(_ sizes: [Int], in area: Range<Int>, partBytes: Int = partBytes) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start: Int?
        var bytes = 0
        for bucket in area {
            if let from = start, bytes + sizes[bucket] > partBytes {
                parts.append(from..<bucket)
                start = nil
                bytes = 0
            }
            guard sizes[bucket] > 0 || start != nil else { continue }
            start = start ?? bucket
            bytes += sizes[bucket]
        }
        if let start { parts.append(start..<area.upperBound) }
        return parts
    }
}
