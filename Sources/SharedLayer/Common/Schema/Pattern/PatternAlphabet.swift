/// The characters by classes: those of one class are in the same sets of a pattern, so that the pattern cannot tell them
/// apart.
struct PatternAlphabet: Sendable {
    let ofASCII: [UInt8]
    /// The first code points of all ranges of one class, in their order.
    private let starts: [UInt32]
    private let classes: [UInt8]
    /// For each class the sets that its characters are in, as bits.
    let members: [UInt64]

    private static let rangesMax = 1_000
    private static let setsMax = 64
    private static let classesMax = 64

    var classesCount: Int { members.count }

    /// Nil when there are too many, or a set has more than ranges.
    init?(_ sets: [PatternSet]) {
        guard sets.count <= Self.setsMax, sets.allSatisfy(\.properties.isEmpty) else { return nil }
        var cuts: Set<UInt32> = [0]
        for range in sets.lazy.flatMap(\.ranges) {
            cuts.insert(range.lowerBound)
            cuts.insert(range.upperBound + 1)
            guard cuts.count <= Self.rangesMax else { return nil }
        }
        let starts = cuts.sorted()
        var members: [UInt64] = []
        var known: [UInt64: UInt8] = [:]
        var classes: [UInt8] = []
        for start in starts {
            var bits: UInt64 = 0
            for (place, set) in sets.enumerated() where set.contains(start) { bits |= 1 << UInt64(place) }
            if known[bits] == nil {
                known[bits] = UInt8(members.count)
                members.append(bits)
                guard members.count <= Self.classesMax else { return nil }
            }
            classes.append(known[bits] ?? 0)
        }
        self.starts = starts
        self.classes = classes
        self.members = members
        var ofASCII: [UInt8] = []
        var next = 0
        for value in 0..<128 as Range<UInt32> {
            while next + 1 < starts.count, starts[next + 1] <= value { next += 1 }
            ofASCII.append(classes[next])
        }
        self.ofASCII = ofASCII
    }

    func place(of scalar: UInt32) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return Int(classes[low])
    }
}
