import SharedLayer

/// Matches the records of one key, step by step: each step takes out what it has found, and what stays is for the next.
struct GroupMatching {
    private(set) var ours: [ReconcilableRecord]
    private(set) var theirs: [ReconcilableRecord]
    private(set) var groups: [MatchedGroup] = []
    private let policy: MatchingPolicy

    init(ours: [ReconcilableRecord], theirs: [ReconcilableRecord], policy: MatchingPolicy) {
        self.ours = ours.sorted()
        self.theirs = theirs.sorted()
        self.policy = policy
    }

    mutating func run(allowsGroups: Bool) {
        takeRepeats()
        guard !ours.isEmpty || !theirs.isEmpty else { return }
        takePairs()
        if allowsGroups {
            takeOneToMany()
            takeManyToOne()
        }
        takeMismatches()
        takeDuplicates()
    }

    /// The same record under the same name, told twice.
    private mutating func takeRepeats() {
        var previous: ReconcilableRecord?
        theirs = theirs.filter { record in
            defer { previous = record }
            guard record == previous else { return true }
            groups.append(MatchedGroup(.duplicate, theirs: [record]))
            return false
        }
    }

    /// One to one, the closest first: pairs that name the same transaction, then by amount, then by date. An exact pair is one that
    /// no field tells apart.
    private mutating func takePairs() {
        take(pairs: search.linked())
        take(pairs: search.sameAmount())
        take(pairs: search.closeAmount())
    }

    /// Of what is there now.
    private var search: PairSearch { PairSearch(ours: ours, theirs: theirs, policy: policy) }

    private mutating func take(pairs: [PairSearch.Pair]) {
        take(pairs) { ours, theirs in
            let differences = MatchedGroup.differences(ours: ours, theirs: theirs)
            return MatchedGroup(
                .matched, rule: differences.isEmpty ? .exact : .tolerance, ours: [ours], theirs: [theirs],
                differences: differences)
        }
    }

    /// One of ours that several of theirs make up: a charge that was collected in instalments.
    private mutating func takeOneToMany() {
        var kept: [ReconcilableRecord] = []
        for record in ours {
            guard let chosen = group(for: record, in: theirs) else {
                kept.append(record)
                continue
            }
            groups.append(MatchedGroup(.matched, rule: .oneToMany, ours: [record], theirs: chosen.map { theirs[$0] }))
            theirs.remove(at: chosen)
        }
        ours = kept
    }

    /// One of theirs that several of ours make up: charges that were paid in one sum.
    private mutating func takeManyToOne() {
        var kept: [ReconcilableRecord] = []
        for record in theirs {
            guard let chosen = group(for: record, in: ours) else {
                kept.append(record)
                continue
            }
            groups.append(MatchedGroup(.matched, rule: .manyToOne, ours: chosen.map { ours[$0] }, theirs: [record]))
            ours.remove(at: chosen)
        }
        theirs = kept
    }

    private func group(for record: ReconcilableRecord, in others: [ReconcilableRecord]) -> [Int]? {
        let candidates = others.indices.filter { place in
            record.agrees(with: others[place])
                && abs(record.daysSince1970 - others[place].daysSince1970) <= policy.dateToleranceDays
        }
        return SumSearch.places(
            adding: candidates.map { others[$0].amount.minorUnits }, to: record.amount.minorUnits,
            within: policy.amountTolerance(record.amount.currency)
        )?.map { candidates[$0] }
    }

    /// The same charge on both sides, and yet not the same: the pairs that differ in the fewest fields first.
    private mutating func takeMismatches() {
        let pairs = search.mismatched()
        take(pairs) { ours, theirs in
            MatchedGroup(
                .mismatched, ours: [ours], theirs: [theirs],
                differences: MatchedGroup.differences(ours: ours, theirs: theirs))
        }
    }

    /// One more of theirs that says what another one said, which has its match: the same money under a new name.
    private mutating func takeDuplicates() {
        guard !theirs.isEmpty else { return }
        let matched = Set(groups.flatMap { $0.outcome == .matched ? $0.theirs.map(\.unnamed) : [] })
        theirs = theirs.filter { record in
            guard matched.contains(record.unnamed) else { return true }
            groups.append(MatchedGroup(.duplicate, theirs: [record]))
            return false
        }
    }

    private mutating func take(
        _ pairs: [PairSearch.Pair], _ group: (ReconcilableRecord, ReconcilableRecord) -> MatchedGroup
    ) {
        groups += pairs.map { group(ours[$0.ours], theirs[$0.theirs]) }
        ours.remove(at: pairs.map(\.ours))
        theirs.remove(at: pairs.map(\.theirs))
    }
}

extension [ReconcilableRecord] {
    fileprivate mutating func remove(at places: [Int]) {
        guard !places.isEmpty else { return }
        let taken = Set(places)
        self = indices.filter { !taken.contains($0) }.map { self[$0] }
    }
}
