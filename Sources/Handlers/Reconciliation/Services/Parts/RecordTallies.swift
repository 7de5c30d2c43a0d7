package import SharedLayer

/// Counts and sums of records by side, kind, currency and end.
package struct RecordTallies: Sendable, Equatable {
    private var byPlace: [Place: Amount] = [:]

    private struct Place: Hashable, Sendable {
        let side: RecordSide
        let kind: LedgerRecordKind
        let currency: Currency
        let end: RecordEnd

        var order: (String, String, String, String) {
            (side.rawValue, kind.rawValue, currency.code, end.rawValue)
        }
    }

    private struct Amount: Equatable, Sendable {
        var count = 0
        var minorUnits: Int64 = 0
    }

    package init() {}

    /// Throws `totalsTooLarge`.
    package mutating func add(
        _ record: ReconcilableRecord, _ side: RecordSide, _ end: RecordEnd
    ) throws(ReconciliationError) {
        try add(
            RecordTally(
                side: side, kind: record.kind, currency: record.amount.currency, end: end, count: 1,
                minorUnits: record.amount.minorUnits))
    }

    /// Throws `totalsTooLarge`.
    package mutating func add(_ tally: RecordTally) throws(ReconciliationError) {
        let place = Place(side: tally.side, kind: tally.kind, currency: tally.currency, end: tally.end)
        var amount = byPlace[place] ?? Amount()
        let (sum, overflow) = amount.minorUnits.addingReportingOverflow(tally.minorUnits)
        guard !overflow, sum <= Money.minorUnitsMax else {
            throw ReconciliationError(.totalsTooLarge, "The records of \(tally.currency.code) add up to too much.")
        }
        amount.minorUnits = sum
        amount.count += tally.count
        byPlace[place] = amount
    }

    package mutating func add(_ tallies: [RecordTally]) throws(ReconciliationError) {
        for tally in tallies { try add(tally) }
    }

    /// Always in the same order.
    package var all: [RecordTally] {
        byPlace.sorted { $0.key.order < $1.key.order }.map { place, amount in
            RecordTally(
                side: place.side, kind: place.kind, currency: place.currency, end: place.end, count: amount.count,
                minorUnits: amount.minorUnits)
        }
    }

    package var currencies: [Currency] {
        Set(byPlace.keys.map(\.currency)).sorted { $0.code < $1.code }
    }

    package func tally(
        _ side: RecordSide, _ kind: LedgerRecordKind, _ currency: Currency, _ end: RecordEnd
    ) -> RecordTally {
        let amount = byPlace[Place(side: side, kind: kind, currency: currency, end: end)] ?? Amount()
        return RecordTally(
            side: side, kind: kind, currency: currency, end: end, count: amount.count, minorUnits: amount.minorUnits)
    }
}

extension RecordEnd {
    package init(_ outcome: ReconciliationOutcome) {
        switch outcome {
        case .matched: self = .matched
        case .mismatched: self = .mismatched
        case .missingHere: self = .missingHere
        case .missingThere: self = .missingThere
        case .duplicate: self = .duplicate
        }
    }
}
