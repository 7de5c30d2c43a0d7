import SharedLayer
import Testing

@testable import Reconciliation

@Suite("The proof of a reconciliation")
struct ReconciliationProofTests {
    private static let reference = ReconciliationReference(organizationID: "org-1", reconciliationID: "r-1")

    static func tally(
        _ side: RecordSide, _ end: RecordEnd, _ count: Int, _ minorUnits: Int64, kind: LedgerRecordKind = .charge,
        currency: String = "USD"
    ) throws -> RecordTally {
        RecordTally(
            side: side, kind: kind, currency: try #require(Currency(currency)), end: end, count: count,
            minorUnits: minorUnits)
    }

    private func proof(read: [RecordTally], ended: [RecordTally]...) throws -> ReconciliationProof {
        var slice = ReconciliationSliceModel(reference: Self.reference, slice: 1, side: .theirs, start: 0, end: 1)
        slice.tallies = read
        let parts = ended.enumerated().map { place, tallies in
            var part = ReconciliationPartModel(
                reference: Self.reference, part: place + 1, firstBucket: place, bucketCount: 1)
            part.tallies = tallies
            return part
        }
        return try ReconciliationProof(slices: [slice], parts: parts)
    }

    @Test("holds when what was read is what ended, over all parts; what is handed on ends elsewhere")
    func holds() throws {
        let proof = try self.proof(
            read: [Self.tally(.ours, .read, 3, 300), Self.tally(.theirs, .read, 2, 250)],
            ended: [
                Self.tally(.ours, .matched, 1, 100), Self.tally(.theirs, .matched, 1, 100),
                Self.tally(.ours, .left, 2, 200), Self.tally(.theirs, .left, 1, 150),
            ],
            [
                Self.tally(.ours, .missingThere, 1, 80), Self.tally(.ours, .outsidePeriod, 1, 120),
                Self.tally(.theirs, .missingHere, 1, 150),
            ])
        #expect(proof.holds && proof.lines.count == 2)
        let totals = try #require(proof.totals().first)
        #expect(totals.ours.decimalText == "1.80" && totals.theirs.decimalText == "2.50")
    }

    /// What ended of two of our charges of 2.00 together.
    private static let broken: [[(RecordSide, LedgerRecordKind, String, Int, Int64)]] = [
        [(.ours, .charge, "USD", 1, 100)], [(.ours, .charge, "USD", 3, 200)], [(.ours, .charge, "USD", 4, 400)],
        [(.ours, .charge, "USD", 2, 199)], [(.ours, .charge, "USD", 1, 100), (.ours, .refund, "USD", 1, 100)],
        [(.ours, .charge, "USD", 1, 100), (.ours, .charge, "EUR", 1, 100)],
        [(.ours, .charge, "USD", 1, 100), (.theirs, .charge, "USD", 1, 100)], [],
    ]

    @Test("breaks when a record is lost, made up, counted twice, of another amount, kind, currency or side")
    func breaks() throws {
        for ended in Self.broken {
            let tallies = try ended.map { side, kind, currency, count, minorUnits in
                try Self.tally(side, .matched, count, minorUnits, kind: kind, currency: currency)
            }
            let proof = try self.proof(read: [Self.tally(.ours, .read, 2, 200)], ended: tallies)
            #expect(!proof.holds, "\(ended)")
        }
    }

    @Test("Totals are charges less refunds, by currency")
    func totals() throws {
        let proof = try self.proof(
            read: [
                Self.tally(.ours, .read, 1, 100), Self.tally(.ours, .read, 1, 130, kind: .refund),
                Self.tally(.theirs, .read, 1, 7, currency: "JPY"),
            ])
        #expect(
            try proof.totals().map { [$0.ours.decimalText, $0.theirs.decimalText] } == [
                ["0", "7"], ["-0.30", "0.00"],
            ])
    }

    @Test("Sums beyond what money holds are told, and not wrapped around")
    func overflow() throws {
        let most = Money.minorUnitsMax
        let error = #expect(throws: ReconciliationError.self) {
            try proof(read: [Self.tally(.ours, .read, 1, most), Self.tally(.ours, .read, 1, 1)])
        }
        #expect(error?.code == .totalsTooLarge && error?.failureReason == "TOTALS_TOO_LARGE")
    }
}
