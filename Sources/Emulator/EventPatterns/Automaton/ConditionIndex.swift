/// All indexed conditions on one field: a value is looked up once, however many rules ask about it.
///
/// Equal values by hash, prefixes and suffixes by tries, wildcards by one automaton, numbers and addresses by ranges.
struct ConditionIndex: Sendable {
    private var equal: [[UInt8]: [Int]] = [:]
    private var equalNumbers: [ComparableNumber: [Int]] = [:]
    private var equalFolded: [[UInt8]: [Int]] = [:]
    private var prefixes = ByteTrie()
    private var suffixes = ByteTrie()
    private var foldedPrefixes = ByteTrie()
    private var foldedSuffixes = ByteTrie()
    private var wildcards = ByteTrie()
    private var numbers = IntervalIndex<ComparableNumber>()
    private var addresses = IntervalIndex<NetworkAddress>()

    /// - Parameter clause: what the condition belongs to.
    mutating func insert(_ condition: Condition, of clause: Int) {
        switch condition {
        case .equal(let text): equal[text, default: []].append(clause)
        case .equalNumber(let number): equalNumbers[number, default: []].append(clause)
        case .equalIgnoringCase(let text): equalFolded[text, default: []].append(clause)
        case .prefix(let text): prefixes.insert(clause, at: text.lazy.map(UInt16.init))
        case .prefixIgnoringCase(let text): foldedPrefixes.insert(clause, at: text.lazy.map(UInt16.init))
        case .suffix(let text): suffixes.insert(clause, at: text.reversed().lazy.map(UInt16.init))
        case .suffixIgnoringCase(let text): foldedSuffixes.insert(clause, at: text.reversed().lazy.map(UInt16.init))
        case .wildcard(let pattern): wildcards.insert(clause, at: pattern.tokens)
        case .numberRange(let low, let high): numbers.insert(clause, low: low, high: high)
        case .addressRange(let range): addresses.insert(clause, low: range.low, high: range.high)
        case .exists, .absent, .unlessEqual, .unlessEqualNumber, .unlessEqualIgnoringCase, .unlessPrefix,
            .unlessSuffix, .unlessWildcard:
            break
        }
    }

    mutating func remove(_ condition: Condition, of clause: Int) {
        switch condition {
        case .equal(let text): Self.remove(clause, at: text, from: &equal)
        case .equalNumber(let number): Self.remove(clause, at: number, from: &equalNumbers)
        case .equalIgnoringCase(let text): Self.remove(clause, at: text, from: &equalFolded)
        case .prefix(let text): prefixes.remove(clause, at: text.lazy.map(UInt16.init))
        case .prefixIgnoringCase(let text): foldedPrefixes.remove(clause, at: text.lazy.map(UInt16.init))
        case .suffix(let text): suffixes.remove(clause, at: text.reversed().lazy.map(UInt16.init))
        case .suffixIgnoringCase(let text): foldedSuffixes.remove(clause, at: text.reversed().lazy.map(UInt16.init))
        case .wildcard(let pattern): wildcards.remove(clause, at: pattern.tokens)
        case .numberRange(let low, let high): numbers.remove(clause, low: low, high: high)
        case .addressRange(let range): addresses.remove(clause, low: range.low, high: range.high)
        case .exists, .absent, .unlessEqual, .unlessEqualNumber, .unlessEqualIgnoringCase, .unlessPrefix,
            .unlessSuffix, .unlessWildcard:
            break
        }
    }

    private static func remove<Key: Hashable>(_ clause: Int, at key: Key, from clauses: inout [Key: [Int]]) {
        guard let place = clauses[key]?.firstIndex(of: clause) else { return }
        clauses[key]?.remove(at: place)
        if clauses[key]?.isEmpty == true { clauses[key] = nil }
    }

    /// The clauses with a condition that the value fulfils; some may come twice.
    mutating func forEachClause(fulfilledBy value: FieldValue, _ body: (Int) -> Void) {
        equal[value.text]?.forEach(body)
        if let number = value.number {
            equalNumbers[number]?.forEach(body)
            if !numbers.isEmpty { numbers.forEach(containing: number, body) }
        }
        if !prefixes.isEmpty { prefixes.forEachPrefix(of: value.text, body) }
        if !suffixes.isEmpty { suffixes.forEachPrefix(of: value.text.reversed(), body) }
        if !wildcards.isEmpty { wildcards.forEachMatch(of: value.text, body) }
        if !addresses.isEmpty, let address = value.address { addresses.forEach(containing: address, body) }
        if !equalFolded.isEmpty || !foldedPrefixes.isEmpty || !foldedSuffixes.isEmpty {
            let folded = CaseFolding.fold(value.text)
            equalFolded[folded]?.forEach(body)
            foldedPrefixes.forEachPrefix(of: folded, body)
            foldedSuffixes.forEachPrefix(of: folded.reversed(), body)
        }
    }
}
