import Logging
package import SharedLayer

/// Takes a reconciliation to its next phase when the last slice or part of the one before is done.
///
/// Whoever finishes a piece of work asks; of two who both see that it was the last one, both do the same, and one is the first to
/// note it. What a phase's work is follows from what the phase before left, so a run that dies is repeated to the same parts.
package struct ReconciliationProgress: Sendable {
    private let reconciliations: ReconciliationRepository
    private let store: ReconciliationWorkStore
    private let tasks: ReconciliationTaskSender
    private let outbox: Outbox
    private let now: @Sendable () -> Timestamp

    package init(
        reconciliations: ReconciliationRepository, store: ReconciliationWorkStore, tasks: ReconciliationTaskSender,
        outbox: Outbox,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.reconciliations = reconciliations
        self.store = store
        self.tasks = tasks
        self.outbox = outbox
        self.now = now
    }

    /// Throws `totalsTooLarge`, and what another attempt may save.
    package func advance(_ reference: ReconciliationReference, _ invocation: FunctionInvocation) async throws {
        // Each phase once, and each once more when another invocation was faster.
        for _ in 0..<(2 * ReconciliationPhase.allCases.count) {
            guard var plan = try await reconciliations.plan(reference) else {
                throw ReconciliationError(.recordMissing, "The reconciliation has no plan.")
            }
            switch plan.phase {
            case .scattering:
                let slices = try await reconciliations.slices(of: reference)
                guard slices.count == plan.sliceCount, slices.allSatisfy(\.isDone) else { return }
                plan.keyedPartCount = try await makeParts(
                    of: slices.flatMap(\.objects), in: RecordBucket.keyed, behind: 0, reference, invocation)
                plan.partCount = plan.keyedPartCount
                plan.phase = .matchingKeyed
            case .matchingKeyed:
                let parts = try await reconciliations.parts(of: reference).prefix(plan.keyedPartCount)
                guard parts.allSatisfy({ $0.status == .matched }) else { return }
                let objects =
                    try await reconciliations.slices(of: reference).flatMap(\.objects) + parts.flatMap(\.left)
                plan.partCount =
                    try await plan.keyedPartCount
                    + makeParts(
                        of: objects, in: RecordBucket.rest, behind: plan.keyedPartCount, reference, invocation)
                plan.phase = .matchingRest
            case .matchingRest:
                let parts = try await reconciliations.parts(of: reference)
                guard parts.allSatisfy({ $0.status == .matched }) else { return }
                try await collect(parts, of: reference, invocation)
                plan.phase = .collected
            case .collected:
                await outbox.sendLeftOverNow(of: reference, invocation)
                return
            }
            try await reconciliations.plans.saveNew(plan)
        }
    }

    /// How many there are; all of them are handed out before that is noted.
    private func makeParts(
        of objects: [WorkObject], in area: Range<Int>, behind last: Int, _ reference: ReconciliationReference,
        _ invocation: FunctionInvocation
    ) async throws -> Int {
        var sizes = [Int](repeating: 0, count: RecordBucket.count)
        for object in objects {
            for (bucket, size) in try await store.bucketSizes(of: object).enumerated() { sizes[bucket] += size }
        }
        let ranges = PartPlan.parts(sizes, in: area)
        for (place, range) in ranges.enumerated() {
            try await reconciliations.parts.saveNew(
                ReconciliationPartModel(
                    reference: reference, part: last + place + 1, firstBucket: range.lowerBound,
                    bucketCount: range.count))
        }
        try await tasks.sendParts(ranges.indices.map { last + $0 + 1 }, of: reference, invocation)
        return ranges.count
    }

    /// MATCHING becomes MATCHED, with what the parts have counted.
    private func collect(
        _ parts: [ReconciliationPartModel], of reference: ReconciliationReference, _ invocation: FunctionInvocation
    ) async throws {
        guard var reconciliation = try await reconciliations.aggregates.get(reference),
            reconciliation.status == .matching
        else { return }
        let slices = try await reconciliations.slices(of: reference)
        let proof = try ReconciliationProof(slices: slices, parts: parts)
        reconciliation.recordCount = slices.filter { $0.side == .theirs }.reduce(0) { $0 + $1.recordCount }
        reconciliation.partCount = parts.count
        for part in parts { reconciliation.counts.add(part.counts) }
        reconciliation.totals = try proof.totals()
        let event = try reconciliation.append(
            .matched, status: .matched, at: now(), function: invocation.function, requestID: invocation.requestID,
            details: ["parts": String(parts.count), "records": String(reconciliation.recordCount)])
        var change = AggregateChange(reconciliation, event)
        change.outbox = [try OutboxItem(.generateReport, for: reference, at: event.at)]
        do {
            _ = try await reconciliations.aggregates.apply(change)
        } catch {
            guard error.code == .versionConflict else { throw error }
            return
        }
        invocation.count(.matched)
        invocation.logger.info("The records are matched", metadata: ["aggregate": "\(reference.partition)"])
        for item in change.outbox { await outbox.sendNow(item, invocation) }
    }
}
