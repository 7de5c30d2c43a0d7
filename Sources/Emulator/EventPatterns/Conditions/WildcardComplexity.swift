/// How many places in a field's wildcards one value can be at, at once: what makes a rule "too complex" for AWS.
///
/// Source: Event Ruler's description of its machine complexity evaluator; EventBridge refuses more than ten.
struct WildcardComplexity {
    static let placesMax = 10
    /// More different sets of places than this count as too complex.
    private static let setsMax = 5_000

    private struct State {
        var next: [UInt8: [Int]] = [:]
        var star: Int?
        var isStar = false
    }

    private var states = [State()]
    private var alphabet: Set<UInt8> = []

    static func isTooComplex(_ patterns: [WildcardPattern]) -> Bool {
        guard !patterns.isEmpty else { return false }
        var machine = WildcardComplexity()
        for pattern in patterns { machine.add(pattern) }
        return machine.exceeds()
    }

    /// Patterns share what is before their first `*`, and that `*`.
    private mutating func add(_ pattern: WildcardPattern) {
        var state = 0
        var isShared = true
        for token in pattern.tokens {
            if token == WildcardPattern.any {
                if isShared, let star = states[state].star {
                    state = star
                } else {
                    states.append(State(isStar: true))
                    states[state].star = states.count - 1
                    state = states.count - 1
                }
                isShared = false
            } else {
                let byte = UInt8(truncatingIfNeeded: token)
                if isShared, let next = states[state].next[byte]?.first {
                    state = next
                } else {
                    states.append(State())
                    states[state].next[byte, default: []].append(states.count - 1)
                    state = states.count - 1
                }
                alphabet.insert(byte)
            }
        }
    }

    private func exceeds() -> Bool {
        var seen: Set<Set<Int>> = []
        var pending: [Set<Int>] = [closed([0])]
        while let places = pending.popLast() {
            if places.count > Self.placesMax { return true }
            if !seen.insert(places).inserted { continue }
            if seen.count > Self.setsMax { return true }
            let stars = places.filter { states[$0].isStar }
            pending.append(stars)
            for byte in alphabet {
                let next = places.reduce(into: stars) { $0.formUnion(states[$1].next[byte] ?? []) }
                if !next.isEmpty { pending.append(closed(next)) }
            }
        }
        return false
    }

    private func closed(_ places: Set<Int>) -> Set<Int> {
        places.union(places.compactMap { states[$0].star })
    }
}
