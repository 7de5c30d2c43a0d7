import Logging
package import SharedLayer

/// Ends a reconciliation that cannot be finished: it is FAILED, other domains are told, and operators are alerted.
package struct ReconciliationEnding: Sendable {
    private let reconciliations: ReconciliationRepository
    private let outbox: Outbox
    private let now: @Sendable () -> Timestamp

    package init(
        reconciliations: ReconciliationRepository, outbox: Outbox,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.reconciliations = reconciliations
        self.outbox = outbox
        self.now = now
    }

    /// Runs a step; an error that no repeat can save ends the reconciliation, every other one is thrown on.
    package func guarding(
        _ reference: ReconciliationReference, _ invocation: FunctionInvocation,
        _ step: () async throws -> Void
    ) async throws {
        do {
            try await step()
        } catch {
            guard let failure = error as? ReconciliationError, let reason = failure.failureReason else { throw error }
            try await fail(reference, reason: "\(reason): \(failure.message)", invocation)
        }
    }

    /// What has ended stays as it is. Throws a `RepositoryError`.
    package func fail(
        _ reference: ReconciliationReference, reason: String, _ invocation: FunctionInvocation
    ) async throws {
        for _ in 0..<Self.attemptsMax {
            guard let reconciliation = try await reconciliations.aggregates.get(reference) else { return }
            switch reconciliation.status {
            case .received, .matching, .matched: break
            case .reported, .responded, .failed:
                await outbox.sendLeftOverNow(of: reference, invocation)
                return
            }
            let change = try Self.failure(of: reconciliation, reason: reason, at: now(), invocation)
            do {
                _ = try await reconciliations.aggregates.apply(change)
            } catch {
                guard error.code == .versionConflict else { throw error }
                continue
            }
            invocation.logger.error(
                "The reconciliation failed", metadata: ["aggregate": "\(reference.partition)", "reason": "\(reason)"])
            invocation.count(.failed)
            for item in change.outbox { await outbox.sendNow(item, invocation) }
            return
        }
        throw StageError(.contended, "\(reference.partition) kept changing.")
    }

    /// The change that ends it. Throws a `JSONError`, which texts never cause.
    package static func failure(
        of reconciliation: ReconciliationModel, reason: String, at: Timestamp, details: [String: String] = [:],
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ReconciliationModel> {
        var reconciliation = reconciliation
        let reason = String(decoding: reason.utf8.prefix(reasonBytesMax), as: UTF8.self)
        reconciliation.failureReason = reason
        let event = try reconciliation.append(
            .failed, status: .failed, at: at, function: invocation.function, requestID: invocation.requestID,
            details: details.merging(["reason": reason]) { _, reason in reason })
        var change = AggregateChange(reconciliation, event)
        let data = ReconciliationEventData(reconciliation)
        change.outbox = [try OutboxItem(telling: event, data), try alert(event, data)]
        return change
    }

    /// What operators are told: the same as the bus.
    package static func alert(
        _ event: ReconciliationEventModel, _ data: ReconciliationEventData
    ) throws -> OutboxItem {
        let document = try JSONValueEncoder().encode(DomainEvent(event, data))
        return OutboxItem(
            about: event, destination: .alertTopic,
            body: String(decoding: try CanonicalJSON.bytes(of: document), as: UTF8.self))
    }

    private static let attemptsMax = 3
    private static let reasonBytesMax = 1_000
}
