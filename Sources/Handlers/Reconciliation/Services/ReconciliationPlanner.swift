package import SharedLayer

/// Cuts a reconciliation into slices, once, and hands them out.
package struct ReconciliationPlanner: Sendable {
    private let reconciliations: ReconciliationRepository
    private let store: ReconciliationWorkStore
    private let rules: MatchingRules
    private let tasks: ReconciliationTaskSender
    private let now: @Sendable () -> Timestamp

    /// What a piece of a file is read by, and about what a slice has.
    package static let sliceBytes = 8 << 20
    /// A long period is read by so many invocations beside one another.
    package static let ledgerSlicesMax = 16

    package init(
        reconciliations: ReconciliationRepository, store: ReconciliationWorkStore, rules: MatchingRules,
        tasks: ReconciliationTaskSender, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.reconciliations = reconciliations
        self.store = store
        self.rules = rules
        self.tasks = tasks
        self.now = now
    }

    /// Plans a reconciliation that was received. A repeat hands out the slices that are not done.
    ///
    /// Throws `fileChanged`, `fileHashMismatch`, `malformedFile`, and what another attempt may save.
    package func plan(_ reference: ReconciliationReference, _ invocation: FunctionInvocation) async throws {
        guard let reconciliation = try await reconciliations.aggregates.get(reference) else {
            throw ReconciliationError(.recordMissing, "The message's reconciliation does not exist.")
        }
        switch reconciliation.status {
        case .received: try await start(reconciliation, invocation)
        case .matching: break
        case .matched, .reported, .responded, .failed: return
        }
        let waiting = try await reconciliations.slices(of: reference).filter { !$0.isDone }
        try await tasks.sendSlices(waiting.map(\.slice), of: reference, invocation)
    }

    private func start(_ reconciliation: ReconciliationModel, _ invocation: FunctionInvocation) async throws {
        let policy = rules.policy(of: reconciliation.partnerID)
        let (theirs, columns) = try await theirSlices(of: reconciliation, invocation)
        let ranges =
            theirs.map { (RecordSide.theirs, $0) }
            + Self.ledgerSlices(of: reconciliation, policy).map { (RecordSide.ours, $0) }
        for (place, (side, range)) in ranges.enumerated() {
            try await reconciliations.slices.saveNew(
                ReconciliationSliceModel(
                    reference: reconciliation.reference, slice: place + 1, side: side, start: range.lowerBound,
                    end: range.upperBound))
        }
        try await reconciliations.plans.saveNew(
            ReconciliationPlanModel(
                reference: reconciliation.reference, policy: policy, sliceCount: ranges.count, columns: columns))
        var reconciliation = reconciliation
        let event = try reconciliation.append(
            .matchingStarted, status: .matching, at: now(), function: invocation.function,
            requestID: invocation.requestID,
            details: [
                "slices": String(ranges.count), "group_by": policy.groupBy.rawValue,
                "date_tolerance_days": String(policy.dateToleranceDays),
            ])
        do {
            _ = try await reconciliations.aggregates.apply(AggregateChange(reconciliation, event))
            invocation.count(.matching)
        } catch {
            // Another invocation has planned the same: slices come of the same bytes.
            guard error.code == .versionConflict else { throw error }
        }
    }

    /// Reads the whole file once, for its hash and for where its records end, and keeps no more than a piece of it.
    private func theirSlices(
        of reconciliation: ReconciliationModel, _ invocation: FunctionInvocation
    ) async throws -> (slices: [Range<Int>], columns: [String]?) {
        guard let file = reconciliation.file else { return ([0..<1], nil) }
        let store = store.before(invocation.deadline)
        var hash = ContentHash()
        var cutter = SliceCutter(format: file.format, sliceBytes: Self.sliceBytes)
        do {
            for start in stride(from: 0, to: file.sizeBytes, by: Self.sliceBytes) {
                let bytes = try await store.bytes(of: file, start..<min(start + Self.sliceBytes, file.sizeBytes))
                hash.update(bytes)
                try cutter.add(bytes)
            }
            guard hash.finish() == file.sha256 else {
                throw ReconciliationError(.fileHashMismatch, "The file has another SHA-256.")
            }
            cutter.finish()
            let columns = try cutter.header.map(CSVRecordReader.columns)
            return (cutter.slices, columns)
        } catch let fault as RecordFault {
            throw ReconciliationError(.malformedFile, "The first line: \(fault)")
        }
    }

    /// Our days, with those just outside of the period that a record near its edge may belong to.
    static func ledgerSlices(of reconciliation: ReconciliationModel, _ policy: MatchingPolicy) -> [Range<Int>] {
        let first = LedgerRecordModel.daysSince1970(reconciliation.periodStart) - policy.dateToleranceDays
        let end = LedgerRecordModel.daysSince1970(reconciliation.periodEnd) + policy.dateToleranceDays
        let daysEach = (end - first + ledgerSlicesMax - 1) / ledgerSlicesMax
        return stride(from: first, to: end, by: daysEach).map { $0..<min($0 + daysEach, end) }
    }
}

extension CSVRecordReader {
    /// The columns that the first line names. Throws `malformedHeader`, `malformed`.
    static func columns(_ header: [UInt8]) throws(RecordFault) -> [String] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        // Spreadsheets put a byte order mark before UTF-8.
        let columns = try cells(header.starts(with: mark) ? Array(header.dropFirst(mark.count)) : header)
        _ = try CSVRecordReader(columns: columns)
        return columns
    }
}
