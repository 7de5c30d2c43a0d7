import SharedLayer
import Testing

@testable import Reconciliation

@Suite("Matching, by properties")
struct RecordMatcherPropertiesTests {
    /// Change it to look elsewhere; a failure names the run.
    static let seed: UInt64 = 20_261_122
    static let runs = 0..<400

    struct Sample {
        let policy: MatchingPolicy
        let ours: [ReconcilableRecord]
        let theirs: [ReconcilableRecord]

        init(run: Int) throws {
            var generator = RecordGenerator(seed: RecordMatcherPropertiesTests.seed &+ UInt64(run))
            policy = generator.policy()
            ours = try generator.ours(Int.random(in: 0...7, using: &generator))
            theirs = try generator.theirs(Int.random(in: 0...7, using: &generator))
        }
    }

    private func described(_ groups: [MatchedGroup]) -> [String] {
        groups.map { group in
            "\(group.outcome) \(group.rule.map(\.rawValue) ?? "-") \(group.ours.map(\.id)) \(group.theirs.map(\.id)) "
                + "\(group.theirs.map(\.date)) \(group.differences.map(\.field))"
        }.sorted()
    }

    @Test("The matcher finds what a search of all pairs and all sets finds")
    func bruteForce() throws {
        for run in Self.runs {
            let sample = try Sample(run: run)
            let matcher = RecordMatcher(sample.policy)
            for allowsGroups in [true, false] {
                let outcome =
                    allowsGroups
                    ? matcher.matchKeyed(ours: sample.ours, theirs: sample.theirs)
                    : matcher.matchRest(ours: sample.ours, theirs: sample.theirs)
                let expected = BruteForceMatcher(policy: sample.policy, allowsGroups: allowsGroups)
                    .groups(ours: sample.ours, theirs: sample.theirs)
                #expect(
                    described(outcome.groups) == described(expected), "seed \(Self.seed), run \(run), \(sample)")
            }
        }
    }

    @Test("Every record comes to one end, whatever happens to the others")
    func conservation() throws {
        for run in Self.runs {
            let sample = try Sample(run: run)
            let outcome = RecordMatcher(sample.policy).matchKeyed(ours: sample.ours, theirs: sample.theirs)
            let ours = outcome.groups.flatMap(\.ours) + outcome.leftOurs
            let theirs = outcome.groups.flatMap(\.theirs) + outcome.leftTheirs
            #expect(ours.sorted() == sample.ours.sorted(), "seed \(Self.seed), run \(run)")
            #expect(theirs.sorted() == sample.theirs.sorted(), "seed \(Self.seed), run \(run)")
        }
    }

    @Test("The order in which records come changes nothing")
    func order() throws {
        for run in Self.runs {
            let sample = try Sample(run: run)
            var generator = RecordGenerator(seed: UInt64(run))
            let matcher = RecordMatcher(sample.policy)
            let one = matcher.matchKeyed(ours: sample.ours, theirs: sample.theirs)
            let other = matcher.matchKeyed(
                ours: sample.ours.shuffled(using: &generator), theirs: sample.theirs.shuffled(using: &generator))
            #expect(described(one.groups) == described(other.groups), "seed \(Self.seed), run \(run)")
        }
    }

    @Test("Matched in parts by buckets, records end as when all are matched at once", arguments: [1, 7, 100])
    func parts(_ bucketsEach: Int) throws {
        for run in Self.runs {
            let sample = try Sample(run: run)
            let matcher = RecordMatcher(sample.policy)
            func keyed(_ records: [ReconcilableRecord]) -> [ReconcilableRecord] {
                records.filter { $0.value(of: sample.policy.groupBy) != nil }
            }
            let whole = matcher.matchKeyed(ours: keyed(sample.ours), theirs: keyed(sample.theirs)).groups
            var parts: [MatchedGroup] = []
            for start in stride(from: 0, to: RecordBucket.count, by: bucketsEach) {
                let buckets = start..<(start + bucketsEach)
                func part(_ records: [ReconcilableRecord]) -> [ReconcilableRecord] {
                    keyed(records).filter { buckets.contains(RecordBucket.bucket(of: $0, sample.policy)) }
                }
                let (ours, theirs) = (part(sample.ours), part(sample.theirs))
                guard !ours.isEmpty || !theirs.isEmpty else { continue }
                parts += matcher.matchKeyed(ours: ours, theirs: theirs).groups
            }
            #expect(described(parts) == described(whole), "seed \(Self.seed), run \(run)")
        }
    }
}
