import SharedLayer

/// Takes the records of a slice one by one: into the work objects, and into the sums that prove the end.
struct SliceIntake: Sendable {
    private let policy: MatchingPolicy
    private let side: RecordSide
    var writer: WorkWriter
    private(set) var tallies = RecordTallies()
    private(set) var count = 0

    init(policy: MatchingPolicy, side: RecordSide, writer: WorkWriter) {
        self.policy = policy
        self.side = side
        self.writer = writer
    }

    mutating func add(_ record: ReconcilableRecord) async throws {
        try tallies.add(record, side, .read)
        count += 1
        try await writer.add(record, to: RecordBucket.bucket(of: record, policy))
    }
}
