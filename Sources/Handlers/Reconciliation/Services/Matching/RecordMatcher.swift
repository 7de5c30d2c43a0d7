package import SharedLayer

/// Matches the partner's records with ours: a pure function, which gives the same groups whatever order the records come in, and
/// whatever other records that share no key with them are there.
///
/// The rules and their reasons are in technical_design.md, "Matching".
package struct RecordMatcher: Sendable {
    private let policy: MatchingPolicy

    package init(_ policy: MatchingPolicy) {
        self.policy = policy
    }

    /// Records that share the policy's key, each key by itself. Those without it are left.
    package func matchKeyed(ours: [ReconcilableRecord], theirs: [ReconcilableRecord]) -> MatchingOutcome {
        match(ours: ours, theirs: theirs, allowsGroups: true) { $0.value(of: policy.groupBy) }
    }

    /// Records without a common key. They must agree in kind, currency and exact amount: two differences at once, with nothing in
    /// common, would be a guess.
    package func matchRest(ours: [ReconcilableRecord], theirs: [ReconcilableRecord]) -> MatchingOutcome {
        match(ours: ours, theirs: theirs, allowsGroups: false, by: Self.restKey)
    }

    /// By what records without the policy's key can match.
    package static func restKey(_ record: ReconcilableRecord) -> String? {
        "\(record.kind.rawValue) \(record.amount.currency.code) \(record.amount.minorUnits)"
    }

    private func match(
        ours: [ReconcilableRecord], theirs: [ReconcilableRecord], allowsGroups: Bool,
        by key: (ReconcilableRecord) -> String?
    ) -> MatchingOutcome {
        var outcome = MatchingOutcome()
        var byKey: [String: (ours: [ReconcilableRecord], theirs: [ReconcilableRecord])] = [:]
        for record in ours {
            if let key = key(record) {
                byKey[key, default: ([], [])].ours.append(record)
            } else {
                outcome.leftOurs.append(record)
            }
        }
        for record in theirs {
            if let key = key(record) {
                byKey[key, default: ([], [])].theirs.append(record)
            } else {
                outcome.leftTheirs.append(record)
            }
        }
        for (_, group) in byKey.sorted(by: { $0.key < $1.key }) {
            var matching = GroupMatching(ours: group.ours, theirs: group.theirs, policy: policy)
            matching.run(allowsGroups: allowsGroups)
            outcome.groups += matching.groups
            outcome.leftOurs += matching.ours
            outcome.leftTheirs += matching.theirs
        }
        return outcome
    }

    /// How a record that no part has matched ends; nil for one of ours that lies outside of the period.
    package static func end(ofLeft record: ReconcilableRecord, _ side: RecordSide) -> MatchedGroup? {
        switch side {
        case .theirs: MatchedGroup(.missingHere, theirs: [record])
        case .ours: record.isInPeriod ? MatchedGroup(.missingThere, ours: [record]) : nil
        }
    }
}
