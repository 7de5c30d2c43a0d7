package import SharedLayer

/// Matches the records of one part, and writes what came of them.
package struct ReconciliationPartMatching: Sendable {
    private let reconciliations: ReconciliationRepository
    private let store: ReconciliationWorkStore

    /// Of both sides together, as work lines: some 300,000 records, which take about 170 MB in memory. A part has more only when one
    /// bucket has.
    package static let matchedBytesMax = 28 << 20

    package init(reconciliations: ReconciliationRepository, store: ReconciliationWorkStore) {
        self.reconciliations = reconciliations
        self.store = store
    }

    /// A part that is matched is left alone. Throws `partTooLarge`, `totalsTooLarge`, and what another attempt may save.
    package func match(
        _ number: Int, of reference: ReconciliationReference, _ invocation: FunctionInvocation
    ) async throws {
        async let foundPart = reconciliations.part(number, of: reference)
        async let foundPlan = reconciliations.plan(reference)
        guard var part = try await foundPart, let plan = try await foundPlan else {
            throw ReconciliationError(.recordMissing, "The message's part does not exist.")
        }
        guard part.status == .pending, plan.phase != .collected else { return }

        let isKeyed = RecordBucket.keyed.contains(part.firstBucket)
        let run = "part-\(number)-\(invocation.requestID)"
        let store = store.before(invocation.deadline)
        var results = ResultWriter(store: store, prefix: ReconciliationWorkStore.resultPrefix(reference) + run)
        var left = LeftRecords(
            store: store, prefix: ReconciliationWorkStore.workPrefix(reference) + run, isHandedOn: isKeyed)
        let objects = try await objects(of: reference, isKeyed: isKeyed)
        let input = try await PartInput(store: store, objects: objects, buckets: part.buckets)
        try await match(input, isKeyed: isKeyed, plan.policy, &results, &left)
        part.left = try await left.finish()
        part.results = try await results.finish()
        part.counts = results.counts
        part.tallies = results.tallies.all
        part.status = .matched
        try await reconciliations.parts.saveNew(part)
    }

    private func match(
        _ input: PartInput, isKeyed: Bool, _ policy: MatchingPolicy,
        _ results: inout ResultWriter, _ left: inout LeftRecords
    ) async throws {
        let bytes = (ours: input.bytes(.ours), theirs: input.bytes(.theirs))
        guard bytes.ours > 0, bytes.theirs > 0 else {
            // Nobody to match with: the records pass by, however many they are.
            for side in RecordSide.allCases {
                for piece in input.pieces(side) {
                    for record in try await input.records(piece) { try await left.add(record, side, &results) }
                }
            }
            return
        }
        guard bytes.ours + bytes.theirs <= Self.matchedBytesMax else {
            throw ReconciliationError(
                .partTooLarge,
                "\(bytes.ours + bytes.theirs) bytes of records share one \(isKeyed ? policy.groupBy.rawValue : "amount")."
            )
        }
        let matcher = RecordMatcher(policy)
        let ours = try await input.records(.ours)
        let theirs = try await input.records(.theirs)
        let outcome =
            isKeyed ? matcher.matchKeyed(ours: ours, theirs: theirs) : matcher.matchRest(ours: ours, theirs: theirs)
        for group in outcome.groups { try await results.add(group) }
        for record in outcome.leftOurs { try await left.add(record, .ours, &results) }
        for record in outcome.leftTheirs { try await left.add(record, .theirs, &results) }
    }

    /// Of the first phase what the slices wrote; of the second what the parts of the first left, too.
    private func objects(of reference: ReconciliationReference, isKeyed: Bool) async throws -> [WorkObject] {
        var objects = try await reconciliations.slices(of: reference).flatMap(\.objects)
        if !isKeyed { objects += try await reconciliations.parts(of: reference).flatMap(\.left) }
        return objects
    }
}
