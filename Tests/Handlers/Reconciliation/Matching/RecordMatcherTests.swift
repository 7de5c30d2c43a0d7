import SharedLayer
import Testing

@testable import Reconciliation

@Suite("Matching, rule by rule")
struct RecordMatcherTests {
    static func record(
        _ id: String, _ minorUnits: Int64, day: Int = 0, transaction: String? = nil, contract: String? = "c-1",
        period: String? = nil, mPass: String? = nil, currency: String = "USD", isInPeriod: Bool = true
    ) throws -> ReconcilableRecord {
        ReconcilableRecord(
            id: id, kind: .charge,
            amount: try Money(minorUnits: minorUnits, currency: try #require(Currency(currency))),
            daysSince1970: 20_000 + day, transactionID: transaction, contractID: contract, period: period,
            mPassID: mPass, isInPeriod: isInPeriod)
    }

    private let matcher = RecordMatcher(MatchingPolicy(dateToleranceDays: 1, amountTolerances: ["USD": 2]))

    private func described(
        _ ours: [ReconcilableRecord], _ theirs: [ReconcilableRecord], _ matcher: RecordMatcher? = nil
    ) -> [String] {
        let outcome = (matcher ?? self.matcher).matchKeyed(ours: ours, theirs: theirs)
        return outcome.groups.map { group in
            "\(group.outcome.rawValue) \(group.rule?.rawValue ?? "-") "
                + "\((group.ours + group.theirs).map(\.id).joined(separator: "+")) "
                + group.differences.map(\.field).joined(separator: ",")
        } + outcome.leftOurs.map { "left \($0.id)" } + outcome.leftTheirs.map { "left \($0.id)" }
    }

    @Test("Equal records match exactly, close ones within the tolerance and say in what they differ")
    func pairs() throws {
        let one = try Self.record("o", 100)
        #expect(described([one], [try Self.record("t", 100)]) == ["MATCHED EXACT o+t "])
        #expect(described([one], [try Self.record("t", 102, day: 1)]) == ["MATCHED TOLERANCE o+t amount,date"])
        #expect(described([one], [try Self.record("t", 103)]) == ["MISMATCHED - o+t amount"])
        #expect(described([one], [try Self.record("t", 100, day: 2)]) == ["MISMATCHED - o+t date"])
        #expect(described([one], [try Self.record("t", 100, currency: "EUR")]) == ["MISMATCHED - o+t currency"])
    }

    @Test("Instalments make up one charge, and one payment several charges")
    func sums() throws {
        let instalments = try [
            Self.record("t1", 30), Self.record("t2", 30, day: 1), Self.record("t3", 41), Self.record("t4", 7),
        ]
        #expect(
            described([try Self.record("o", 100)], instalments)
                == ["MATCHED ONE_TO_MANY o+t1+t3+t2 ", "left t4"])
        let byMPass = RecordMatcher(MatchingPolicy(groupBy: .mPass))
        let charges = try [
            Self.record("o1", 30, contract: "c-1", mPass: "m"), Self.record("o2", 70, contract: "c-2", mPass: "m"),
        ]
        #expect(
            described(charges, [try Self.record("t", 100, contract: nil, mPass: "m")], byMPass)
                == ["MATCHED MANY_TO_ONE o1+o2+t "])
    }

    @Test("A record that is told twice, under its name or under a new one, is a duplicate")
    func duplicates() throws {
        let told = try Self.record("t", 100)
        #expect(
            described([try Self.record("o", 100)], [told, told, try Self.record("u", 100)])
                == ["DUPLICATE - t ", "MATCHED EXACT o+t ", "DUPLICATE - u "])
    }

    @Test("A pair that names its transaction is preferred to a closer one that does not")
    func linked() throws {
        #expect(
            described(
                [try Self.record("o", 100, transaction: "x")],
                [try Self.record("near", 100), try Self.record("named", 101, transaction: "x")])
                == ["MATCHED TOLERANCE o+named amount", "left near"])
    }

    @Test("Two periods of one contract are two charges: neither is taken for the other, nor for a part of it")
    func periods() throws {
        let (october, november) = ("2026-10", "2026-11")
        let ours = try [
            Self.record("o10", 100, transaction: "t-10", period: october),
            Self.record("o11", 100, day: 1, transaction: "t-11", period: november),
        ]
        // Nearer by date to the other period's.
        #expect(
            described(
                ours,
                [try Self.record("t11", 100, period: november), try Self.record("t10", 101, day: 1, period: october)])
                == ["MATCHED TOLERANCE o11+t11 date", "MATCHED TOLERANCE o10+t10 amount,date"])
        #expect(
            described([ours[0]], [try Self.record("t11", 100, period: november)]) == ["left o10", "left t11"])
        // The same contract and period, told otherwise.
        #expect(
            described(ours, [try Self.record("t", 90, period: november)]) == [
                "MISMATCHED - o11+t amount,date", "left o10",
            ])
        // One sum for both periods is neither's.
        #expect(
            described(ours, [try Self.record("t", 200, period: november)]) == [
                "MISMATCHED - o11+t amount,date", "left o10",
            ])
        #expect(described(ours, [try Self.record("t", 200)]) == ["MATCHED MANY_TO_ONE o10+o11+t "])
        // The transaction says that it is the same charge, and so what differs.
        #expect(
            described([ours[0]], [try Self.record("t", 100, transaction: "t-10", period: november)])
                == ["MISMATCHED - o10+t period"])
    }

    @Test("Without a common key only the exact amount counts, within the tolerance of dates")
    func rest() throws {
        let ours = try [Self.record("o1", 100), Self.record("o2", 100, day: 5)]
        let theirs = try [Self.record("t1", 100, day: 1, contract: nil), Self.record("t2", 101, contract: nil)]
        let outcome = matcher.matchRest(ours: ours, theirs: theirs)
        #expect(outcome.groups.map { ($0.ours + $0.theirs).map(\.id) } == [["o1", "t1"]])
        #expect(outcome.leftOurs.map(\.id) == ["o2"] && outcome.leftTheirs.map(\.id) == ["t2"])
    }

    @Test("Ours outside of the period is there to be matched, and misses nowhere")
    func outside() throws {
        #expect(RecordMatcher.end(ofLeft: try Self.record("o", 1, isInPeriod: false), .ours) == nil)
        #expect(RecordMatcher.end(ofLeft: try Self.record("o", 1), .ours)?.outcome == .missingThere)
        #expect(RecordMatcher.end(ofLeft: try Self.record("t", 1), .theirs)?.outcome == .missingHere)
    }

    @Test("Thousands of records that say the same are matched without looking at all pairs")
    func alike() throws {
        let ours = try (0..<5_000).map { try Self.record("o\($0)", 100, day: $0 % 2) }
        let theirs = try (0..<5_000).map { try Self.record("t\($0)", 100, day: ($0 + 1) % 2, contract: nil) }
        #expect(matcher.matchRest(ours: ours, theirs: theirs).groups.count == 5_000)
    }
}
