/// A set of code points.
struct PatternSet: Sendable, Equatable {
    private(set) var ranges: [ClosedRange<UInt32>]
    /// Characters with one of these are in the set too.
    private(set) var properties: [PatternProperty]
    private(set) var isNegated: Bool

    init(_ ranges: [ClosedRange<UInt32>], properties: [PatternProperty] = [], isNegated: Bool = false) {
        self.ranges = ranges
        self.properties = properties
        self.isNegated = isNegated
    }

    init(_ scalar: UnicodeScalar) {
        self.init([scalar.value...scalar.value])
    }

    static let digits = PatternSet([0x30...0x39])
    static let word = PatternSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// White space and line terminators of ECMA-262.
    static let space = PatternSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    private static let lineEnds = PatternSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
    /// What `.` stands for.
    static let anyButLineEnds = lineEnds.inverted

    var inverted: PatternSet { PatternSet(ranges, properties: properties, isNegated: !isNegated) }

    func contains(_ scalar: UnicodeScalar) -> Bool {
        let isIn = ranges.contains { $0.contains(scalar.value) } || properties.contains { $0.holds(of: scalar) }
        return isIn != isNegated
    }

    /// For a set of mere ranges.
    func contains(_ value: UInt32) -> Bool {
        ranges.contains { $0.contains(value) } != isNegated
    }

    /// Adds another set to this one, which is not negated.
    mutating func add(_ other: PatternSet) {
        ranges += other.isNegated ? Self.gaps(between: other.ranges) : other.ranges
        properties += other.properties
    }

    private static func gaps(between ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        return next <= 0x10FFFF ? gaps + [next...0x10FFFF] : gaps
    }
}
