import SharedLayer

/// What becomes of records that a part has not matched: those of a keyed part are handed on, for a record without a key may want
/// them; those of the others have come to their end.
struct LeftRecords: Sendable {
    private let isHandedOn: Bool
    private var ours: WorkWriter
    private var theirs: WorkWriter

    init(store: ReconciliationWorkStore, prefix: String, isHandedOn: Bool) {
        self.isHandedOn = isHandedOn
        ours = WorkWriter(store: store, side: .ours, prefix: prefix)
        theirs = WorkWriter(store: store, side: .theirs, prefix: prefix)
    }

    mutating func add(_ record: ReconcilableRecord, _ side: RecordSide, _ results: inout ResultWriter) async throws {
        guard isHandedOn else {
            if let group = RecordMatcher.end(ofLeft: record, side) {
                try await results.add(group)
            } else {
                try results.note(record, side, .outsidePeriod)
            }
            return
        }
        try results.note(record, side, .left)
        let bucket = RecordBucket.restBucket(of: record)
        switch side {
        case .ours: try await ours.add(record, to: bucket)
        case .theirs: try await theirs.add(record, to: bucket)
        }
    }

    mutating func finish() async throws -> [WorkObject] {
        try await ours.finish() + theirs.finish()
    }
}
