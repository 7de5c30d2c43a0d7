import SharedLayer

@testable import Reconciliation

/// The matching rules as technical_design.md words them, looked up among all pairs and all sets: too slow for more than a handful.
struct BruteForceMatcher {
    let policy: MatchingPolicy
    var allowsGroups = true

    func groups(ours: [ReconcilableRecord], theirs: [ReconcilableRecord]) -> [MatchedGroup] {
        let key: (ReconcilableRecord) -> String? = {
            allowsGroups ? $0.value(of: policy.groupBy) : RecordMatcher.restKey($0)
        }
        let keys = Set((ours + theirs).map(key))
        return keys.flatMap { one in
            one == nil ? [] : group(ours.filter { key($0) == one }, theirs.filter { key($0) == one })
        }
    }

    private func group(_ ours: [ReconcilableRecord], _ theirs: [ReconcilableRecord]) -> [MatchedGroup] {
        var ours = ours.sorted()
        var theirs = theirs.sorted()
        var groups: [MatchedGroup] = []
        while let twice = theirs.indices.dropFirst().first(where: { theirs[$0] == theirs[$0 - 1] }) {
            groups.append(MatchedGroup(.duplicate, theirs: [theirs.remove(at: twice)]))
        }
        take(&ours, &theirs, &groups, .matched) { one, other in
            guard one.agrees(with: other), units(one, other) <= policy.amountTolerance(one.amount.currency),
                days(one, other) <= policy.dateToleranceDays
            else { return nil }
            return one.transactionID != nil && one.transactionID == other.transactionID ? 0 : 1
        }
        if allowsGroups {
            takeSums(of: &theirs, making: &ours) {
                groups.append(MatchedGroup(.matched, rule: .oneToMany, ours: [$0], theirs: $1))
            }
            takeSums(of: &ours, making: &theirs) {
                groups.append(MatchedGroup(.matched, rule: .manyToOne, ours: $1, theirs: [$0]))
            }
        }
        take(&ours, &theirs, &groups, .mismatched) { one, other in
            one.isLinked(to: other) ? MatchedGroup.differences(ours: one, theirs: other).count : nil
        }
        let matched = groups.filter { $0.outcome == .matched }.flatMap(\.theirs)
        for record in theirs where matched.contains(where: { $0.unnamed == record.unnamed }) {
            groups.append(MatchedGroup(.duplicate, theirs: [record]))
        }
        return groups
    }

    /// The cheapest of all pairs, again and again.
    private func take(
        _ ours: inout [ReconcilableRecord], _ theirs: inout [ReconcilableRecord], _ groups: inout [MatchedGroup],
        _ outcome: ReconciliationOutcome, _ cost: (ReconcilableRecord, ReconcilableRecord) -> Int?
    ) {
        while true {
            var best: (cost: (Int, Int64, Int), ours: Int, theirs: Int)?
            for place in ours.indices {
                for other in theirs.indices {
                    guard let cost = cost(ours[place], theirs[other]) else { continue }
                    let whole = (cost, units(ours[place], theirs[other]), days(ours[place], theirs[other]))
                    if let found = best, found.cost <= whole { continue }
                    best = (whole, place, other)
                }
            }
            guard let best else { return }
            let one = ours.remove(at: best.ours)
            let other = theirs.remove(at: best.theirs)
            let differences = MatchedGroup.differences(ours: one, theirs: other)
            let rule: MatchRule? = outcome == .mismatched ? nil : differences.isEmpty ? .exact : .tolerance
            groups.append(MatchedGroup(outcome, rule: rule, ours: [one], theirs: [other], differences: differences))
        }
    }

    private func takeSums(
        of parts: inout [ReconcilableRecord], making wholes: inout [ReconcilableRecord],
        _ found: (ReconcilableRecord, [ReconcilableRecord]) -> Void
    ) {
        for whole in wholes {
            var best: (cost: (Int64, Int), places: [Int])?
            for places in Self.subsets(Array(parts.indices)) where places.count >= 2 {
                guard
                    places.allSatisfy({
                        whole.agrees(with: parts[$0]) && days(whole, parts[$0]) <= policy.dateToleranceDays
                    })
                else { continue }
                let sum = places.reduce(Int64(0)) { $0 + parts[$1].amount.minorUnits }
                let distance = abs(sum - whole.amount.minorUnits)
                guard distance <= policy.amountTolerance(whole.amount.currency) else { continue }
                if let best,
                    best.cost < (distance, places.count)
                        || (best.cost == (distance, places.count) && best.places.lexicographicallyPrecedes(places))
                {
                    continue
                }
                best = ((distance, places.count), places)
            }
            guard let best else { continue }
            found(whole, best.places.map { parts[$0] })
            for place in best.places.reversed() { parts.remove(at: place) }
            wholes.remove(at: wholes.firstIndex(of: whole) ?? 0)
        }
    }

    private static func subsets(_ places: [Int]) -> [[Int]] {
        guard let first = places.first else { return [[]] }
        let rest = subsets(Array(places.dropFirst()))
        return rest + rest.map { [first] + $0 }
    }

    private func units(_ one: ReconcilableRecord, _ other: ReconcilableRecord) -> Int64 {
        abs(one.amount.minorUnits - other.amount.minorUnits)
    }

    private func days(_ one: ReconcilableRecord, _ other: ReconcilableRecord) -> Int {
        abs(one.daysSince1970 - other.daysSince1970)
    }
}
