import Logging

/// Runs a stage for one message: at most one change of the aggregate, however often the message comes.
package struct AggregateStageRunner<Aggregate: AggregateModel>: Sendable {
    private let aggregates: AggregateRepository<Aggregate>
    private let outbox: Outbox

    package init(aggregates: AggregateRepository<Aggregate>, outbox: Outbox) {
        self.aggregates = aggregates
        self.outbox = outbox
    }

    /// Does what a stage does with the aggregate that a message names.
    ///
    /// - Parameters:
    ///   - action: what the message means at a status.
    ///   - decide: what the stage makes of an aggregate whose turn it is.
    /// - Returns: the aggregate after the change; nil when the stage was passed already.
    /// - Throws: `recordMissing`, `malformedMessage`, `contended`, a `RepositoryError`, and what `decide` throws.
    @discardableResult
    package func run(
        _ message: AggregateMessage<Aggregate.Reference>, reference: Aggregate.Reference,
        _ invocation: FunctionInvocation, action: (Aggregate.Status) -> StageAction,
        decide: (Aggregate) async throws -> AggregateChange<Aggregate>
    ) async throws -> Aggregate? {
        try await run(message, reference: reference, invocation, turn: { action($0.status) }, decide: decide)
    }

    /// As the other `run`, for a stage that needs other records, which are read together with the aggregate.
    ///
    /// - Parameter others: those whose keys the message says.
    @discardableResult
    package func run(
        _ message: AggregateMessage<Aggregate.Reference>, reference: Aggregate.Reference,
        _ invocation: FunctionInvocation, reading others: RecordReads, action: (Aggregate.Status) -> StageAction,
        decide: (Aggregate, FoundRecords) async throws -> AggregateChange<Aggregate>
    ) async throws -> Aggregate? {
        let base = aggregates.base
        var reads = others
        reads.add(Aggregate.key(reference), in: base.table)
        return try await run(
            reference, invocation, turn: { action($0.status) },
            read: {
                let found = try await reads.read(from: base.dynamo)
                return try found.record(Aggregate.key(reference), in: base.table, as: Aggregate.self).map {
                    ($0, found)
                }
            }, decide: decide)
    }

    /// As the other `run`, for a stage that leaves the status as it is, so that something else says whether it was passed.
    ///
    /// - Parameter turn: what the message means for the aggregate as it is now.
    @discardableResult
    package func run(
        _ message: AggregateMessage<Aggregate.Reference>, reference: Aggregate.Reference,
        _ invocation: FunctionInvocation, turn: (Aggregate) -> StageAction,
        decide: (Aggregate) async throws -> AggregateChange<Aggregate>
    ) async throws -> Aggregate? {
        try await run(
            reference, invocation, turn: turn, read: { try await aggregates.get(reference).map { ($0, ()) } },
            decide: { aggregate, _ in try await decide(aggregate) })
    }

    private func run<Others>(
        _ reference: Aggregate.Reference, _ invocation: FunctionInvocation, turn: (Aggregate) -> StageAction,
        read: () async throws -> (Aggregate, Others)?,
        decide: (Aggregate, Others) async throws -> AggregateChange<Aggregate>
    ) async throws -> Aggregate? {
        for _ in 0..<Self.attemptsMax {
            guard let (aggregate, others) = try await read() else {
                throw StageError(.recordMissing, "The message's \(Aggregate.Reference.identifierName) does not exist.")
            }
            switch turn(aggregate) {
            case .alreadyPassed:
                await outbox.sendLeftOverNow(of: reference, invocation)
                return nil
            case .notReady:
                throw StageError(
                    .malformedMessage,
                    "\(invocation.function) was called while \(reference.partition) is \(aggregate.status.rawValue).")
            case .proceed:
                let change = try await decide(aggregate, others).traced(by: invocation)
                let saved: Aggregate
                do {
                    saved = try await aggregates.apply(change)
                } catch {
                    guard error.code == .versionConflict else { throw error }
                    continue
                }
                await finish(change, invocation)
                return saved
            }
        }
        throw StageError(.contended, "\(reference.partition) kept changing \(Self.attemptsMax) times.")
    }

    private func finish(_ change: AggregateChange<Aggregate>, _ invocation: FunctionInvocation) async {
        invocation.logger.info(
            "The record changed",
            metadata: [
                "aggregate": "\(change.aggregate.reference.partition)", "status": "\(change.aggregate.status.rawValue)",
            ])
        await outbox.sendNow(change.outbox, invocation)
    }

    private static var attemptsMax: Int { 3 }
}
