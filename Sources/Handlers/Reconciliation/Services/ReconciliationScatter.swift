package import SharedLayer

/// Reads one slice of one side's records and puts each where the records that it can match are.
package struct ReconciliationScatter: Sendable {
    private let reconciliations: ReconciliationRepository
    private let store: ReconciliationWorkStore

    package init(reconciliations: ReconciliationRepository, store: ReconciliationWorkStore) {
        self.reconciliations = reconciliations
        self.store = store
    }

    /// A slice that is done is left alone. Throws `fileChanged`, `malformedFile`, `totalsTooLarge`, and what another attempt may save.
    package func scatter(
        _ number: Int, of reference: ReconciliationReference, _ invocation: FunctionInvocation
    ) async throws {
        async let foundSlice = reconciliations.slice(number, of: reference)
        async let foundPlan = reconciliations.plan(reference)
        async let foundReconciliation = reconciliations.aggregates.get(reference)
        guard var slice = try await foundSlice, let plan = try await foundPlan,
            let reconciliation = try await foundReconciliation
        else { throw ReconciliationError(.recordMissing, "The message's slice does not exist.") }
        guard !slice.isDone, reconciliation.status == .matching else { return }

        var intake = SliceIntake(
            policy: plan.policy, side: slice.side,
            writer: WorkWriter(
                store: store.before(invocation.deadline), side: slice.side,
                prefix: ReconciliationWorkStore.workPrefix(reference) + "slice-\(number)-\(invocation.requestID)"))
        switch slice.side {
        case .ours: try await read(slice, of: reconciliation, into: &intake)
        case .theirs:
            if let file = reconciliation.file {
                try await read(slice, of: file, plan, into: &intake, invocation)
            } else {
                try await readInline(reference, into: &intake)
            }
        }
        slice.objects = try await intake.writer.finish()
        slice.tallies = intake.tallies.all
        slice.recordCount = intake.count
        slice.isDone = true
        try await reconciliations.slices.saveNew(slice)
    }

    private func read(
        _ slice: ReconciliationSliceModel, of reconciliation: ReconciliationModel, into intake: inout SliceIntake
    ) async throws {
        let period =
            LedgerRecordModel.daysSince1970(
                reconciliation.periodStart)..<LedgerRecordModel.daysSince1970(reconciliation.periodEnd)
        for day in slice.start..<slice.end {
            let pages = reconciliations.ledger(
                organizationID: reconciliation.reference.organizationID, partnerID: reconciliation.partnerID,
                daysSince1970: day)
            for try await page in pages {
                for record in page.records {
                    try await intake.add(ReconcilableRecord(record, isInPeriod: period.contains(day)))
                }
            }
        }
    }

    private func read(
        _ slice: ReconciliationSliceModel, of file: RecordFile, _ plan: ReconciliationPlanModel,
        into intake: inout SliceIntake, _ invocation: FunctionInvocation
    ) async throws {
        let store = store.before(invocation.deadline)
        var splitter = RecordSplitter(format: file.format)
        do {
            let reader = try PartnerRecordReader(format: file.format, columns: plan.columns)
            for start in stride(from: slice.start, to: slice.end, by: Self.pieceBytes) {
                let bytes = try await store.bytes(of: file, start..<min(start + Self.pieceBytes, slice.end))
                for line in try splitter.records(in: bytes) { try await intake.add(reader.record(line)) }
            }
            for line in try splitter.rest() { try await intake.add(reader.record(line)) }
        } catch let fault as RecordFault {
            throw ReconciliationError(
                .malformedFile, "Record \(intake.count + 1) behind byte \(slice.start): \(fault)")
        }
    }

    /// The bytes that were signed hold the records.
    private func readInline(_ reference: ReconciliationReference, into intake: inout SliceIntake) async throws {
        guard let request = try await reconciliations.aggregates.request(of: reference) else {
            throw ReconciliationError(.recordMissing, "The reconciliation's request does not exist.")
        }
        for record in try ReconciliationRequest.records(try JSONParser().parse(request.body)) {
            try await intake.add(record)
        }
    }

    private static let pieceBytes = 1 << 20
}
