import SharedLayer

/// Finds pairs of ours and theirs, each record in one pair at most, the best pairs first.
///
/// All pairs of two lists are too many to write down when thousands of records say the same, so candidates are looked up by what
/// they must have in common.
struct PairSearch {
    private let ours: [ReconcilableRecord]
    private let theirs: [ReconcilableRecord]
    private let policy: MatchingPolicy

    /// Places in the two lists.
    typealias Pair = (ours: Int, theirs: Int)

    /// Both lists are sorted.
    init(ours: [ReconcilableRecord], theirs: [ReconcilableRecord], policy: MatchingPolicy) {
        self.ours = ours
        self.theirs = theirs
        self.policy = policy
    }

    /// Pairs within the tolerances that name the same transaction.
    func linked() -> [Pair] {
        let byTransaction = Dictionary(grouping: theirs.indices, by: { theirs[$0].transactionID })
        return best { place in
            ours[place].transactionID.flatMap { byTransaction[$0] } ?? []
        } cost: { ours, theirs in
            ours.agrees(with: theirs) && isWithinTolerance(ours, theirs) ? 0 : nil
        }
    }

    /// Pairs of the same amount within the tolerance of dates: those of the same day, then of the next, and so on.
    func sameAmount() -> [Pair] {
        var waiting = Dictionary(grouping: theirs.indices) {
            DatedAmount(minorUnits: theirs[$0].amount.minorUnits, daysSince1970: theirs[$0].daysSince1970)
        }
        var isTaken = [Bool](repeating: false, count: ours.count)
        var pairs: [Pair] = []
        for days in 0...policy.dateToleranceDays {
            for (place, record) in ours.enumerated() where !isTaken[place] {
                for distance in days == 0 ? [0] : [-days, days] {
                    let key = DatedAmount(
                        minorUnits: record.amount.minorUnits, daysSince1970: record.daysSince1970 + distance)
                    guard let found = waiting[key]?.firstIndex(where: { record.agrees(with: theirs[$0]) }),
                        let their = waiting[key]?.remove(at: found)
                    else { continue }
                    isTaken[place] = true
                    pairs.append((place, their))
                    break
                }
            }
        }
        return pairs
    }

    /// Pairs within the tolerances whose amounts differ.
    func closeAmount() -> [Pair] {
        guard ours.contains(where: { policy.amountTolerance($0.amount.currency) > 0 }) else { return [] }
        return best { _ in
            Array(theirs.indices)
        } cost: { ours, theirs in
            ours.agrees(with: theirs) && isWithinTolerance(ours, theirs) ? 0 : nil
        }
    }

    /// Pairs that name the same charge and differ: those that differ in the fewest fields first.
    func mismatched() -> [Pair] {
        let byTransaction = Dictionary(grouping: theirs.indices, by: { theirs[$0].transactionID })
        let byContract = Dictionary(grouping: theirs.indices, by: { theirs[$0].contractID })
        return best { place in
            let transaction = ours[place].transactionID.flatMap { byTransaction[$0] } ?? []
            let contract = ours[place].contractID.flatMap { byContract[$0] } ?? []
            return Array(Set(transaction).union(contract))
        } cost: { ours, theirs in
            ours.isLinked(to: theirs) ? MatchedGroup.differences(ours: ours, theirs: theirs).count : nil
        }
    }

    private func isWithinTolerance(_ ours: ReconcilableRecord, _ theirs: ReconcilableRecord) -> Bool {
        abs(ours.amount.minorUnits - theirs.amount.minorUnits) <= policy.amountTolerance(ours.amount.currency)
            && abs(ours.daysSince1970 - theirs.daysSince1970) <= policy.dateToleranceDays
    }

    /// The cheapest candidates first: by their cost, then by how far amounts and dates are apart, then in the lists' order.
    private func best(
        candidates: (Int) -> [Int], cost: (ReconcilableRecord, ReconcilableRecord) -> Int?
    ) -> [Pair] {
        var found: [Candidate] = []
        for place in ours.indices {
            for other in candidates(place) {
                guard let cost = cost(ours[place], theirs[other]) else { continue }
                found.append(
                    Candidate(
                        cost: cost, minorUnits: abs(ours[place].amount.minorUnits - theirs[other].amount.minorUnits),
                        days: abs(ours[place].daysSince1970 - theirs[other].daysSince1970), ours: place,
                        theirs: other))
            }
        }
        var takenOurs = Set<Int>()
        var takenTheirs = Set<Int>()
        return found.sorted().compactMap { candidate in
            guard !takenOurs.contains(candidate.ours), !takenTheirs.contains(candidate.theirs) else { return nil }
            takenOurs.insert(candidate.ours)
            takenTheirs.insert(candidate.theirs)
            return (candidate.ours, candidate.theirs)
        }
    }
}

private struct DatedAmount: Hashable {
    let minorUnits: Int64
    let daysSince1970: Int
}

private struct Candidate: Comparable {
    let cost: Int
    let minorUnits: Int64
    let days: Int
    let ours: Int
    let theirs: Int

    static func < (left: Candidate, right: Candidate) -> Bool {
        (left.cost, left.minorUnits, left.days, left.ours, left.theirs)
            < (right.cost, right.minorUnits, right.days, right.ours, right.theirs)
    }
}
