import Logging

/// Delivers the signed documents of one kind of aggregate: one attempt for each message received, always the same bytes under the
/// same delivery id.
package struct DocumentDelivery<Aggregate: AggregateModel>: Sendable {
    private let aggregates: AggregateRepository<Aggregate>
    private let partners: PartnerRepository
    private let outbox: Outbox
    private let channel: any PartnerChannel
    private let deadLetter: OutboxDestination
    private let policy: DeliveryPolicy
    private let jitter: @Sendable () -> Double
    private let now: @Sendable () -> Timestamp

    /// - Parameter deadLetter: where a message goes whose delivery no repeat can save.
    package init(
        aggregates: AggregateRepository<Aggregate>, partners: PartnerRepository, outbox: Outbox,
        channel: any PartnerChannel, deadLetter: OutboxDestination, policy: DeliveryPolicy = DeliveryPolicy(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.aggregates = aggregates
        self.partners = partners
        self.outbox = outbox
        self.channel = channel
        self.deadLetter = deadLetter
        self.policy = policy
        self.jitter = jitter
        self.now = now
    }

    /// What is written when a delivery ends: the aggregate's change, without the delivery's own record.
    ///
    /// `facts` are for the event: delivery id, receiver, attempts.
    package typealias Conclusion =
        @Sendable (_ aggregate: Aggregate, _ end: DeliveryEnd, _ facts: [String: String], _ at: Timestamp) throws
        -> AggregateChange<Aggregate>

    /// - Parameters:
    ///   - deliveryID: where the aggregate keeps its delivery's id.
    ///   - receiveCount: how often the message was received, this time included.
    ///   - ended: told once this delivery's end is written, by this invocation and no other: for metrics.
    /// - Throws: `recordMissing`, `malformedMessage`, `contended`, a `RepositoryError`: the message is to be received again then.
    package func deliver(
        _ reference: Aggregate.Reference, deliveryID: @Sendable (Aggregate) -> String?, receiveCount: Int,
        _ invocation: FunctionInvocation, action: @escaping (Aggregate.Status) -> StageAction,
        conclusion: @escaping Conclusion, ended: @escaping (Aggregate) -> Void = { _ in }
    ) async throws -> DeliveryOutcome {
        try await deliver(
            reference, deliveryID: deliveryID, receiveCount: receiveCount, invocation, turn: { action($0.status) },
            conclusion: conclusion, ended: ended)
    }

    /// As the other `deliver`, for an aggregate whose status a delivery leaves as it is.
    ///
    /// - Parameter turn: what the message means for the aggregate as it is now.
    package func deliver(
        _ reference: Aggregate.Reference, deliveryID: @Sendable (Aggregate) -> String?, receiveCount: Int,
        _ invocation: FunctionInvocation, turn: @escaping (Aggregate) -> StageAction,
        conclusion: @escaping Conclusion, ended: @escaping (Aggregate) -> Void = { _ in }
    ) async throws -> DeliveryOutcome {
        let course = Course(turn: turn, conclusion: conclusion, ended: ended)
        guard let aggregate = try await aggregates.get(reference) else {
            throw StageError(.recordMissing, "The message's \(Aggregate.Reference.identifierName) does not exist.")
        }
        switch turn(aggregate) {
        case .alreadyPassed:
            await outbox.sendLeftOverNow(of: reference, invocation)
            return .done
        case .notReady:
            throw StageError(
                .malformedMessage,
                "\(invocation.function) was called while \(reference.partition) is \(aggregate.status.rawValue).")
        case .proceed:
            let work = try await work(for: aggregate, deliveryID(aggregate))
            let attempt = await attempt(work, invocation)
            return try await finish(work, attempt, receiveCount: receiveCount, invocation, course)
        }
    }

    /// What its pipeline makes of a delivery.
    private struct Course {
        let turn: (Aggregate) -> StageAction
        let conclusion: Conclusion
        /// Told of the aggregate once its end is written.
        let ended: (Aggregate) -> Void
    }

    /// What an attempt needs.
    private struct Work: Sendable {
        let aggregate: Aggregate
        var delivery: AggregateDelivery<Aggregate.Reference>
        let document: SignedDocument<Aggregate.Reference>
        let partner: PartnerModel?

        var facts: [String: String] {
            [
                "delivery_id": delivery.deliveryID, "partner_id": delivery.partnerID,
                "attempts": String(delivery.attempts),
            ]
        }
    }

    private func work(for aggregate: Aggregate, _ deliveryID: String?) async throws -> Work {
        guard let deliveryID else { throw StageError(.recordMissing, "\(aggregate.key) has no delivery.") }
        async let storedDelivery = aggregates.delivery(deliveryID, of: aggregate.reference)
        async let storedDocument = aggregates.document(of: aggregate.reference)
        guard let delivery = try await storedDelivery, let document = try await storedDocument else {
            throw StageError(.recordMissing, "The delivery or the document of \(aggregate.key) does not exist.")
        }
        return Work(
            aggregate: aggregate, delivery: delivery, document: document,
            partner: try await partners.get(delivery.partnerID))
    }

    private func attempt(_ work: Work, _ invocation: FunctionInvocation) async -> DeliveryAttempt {
        guard let partner = work.partner, partner.status == .active else {
            return .rejected(reason: Self.receiverNotActive)
        }
        return await channel.attempt(work.delivery, of: work.document, to: partner, before: invocation.deadline)
    }

    private func finish(
        _ work: Work, _ attempt: DeliveryAttempt, receiveCount: Int, _ invocation: FunctionInvocation,
        _ course: Course
    ) async throws -> DeliveryOutcome {
        var work = work
        work.delivery.attempts += 1
        work.delivery.lastAttemptAt = now()
        switch attempt {
        case .accepted(let confirmation):
            return try await conclude(work, .delivered(confirmation: confirmation), .done, invocation, course)
        case .rejected(let reason):
            return try await conclude(
                work, .failed(reason: reason), .done, invocation, course, isDeadLetter: true)
        case .retry(let reason, let afterSeconds):
            let delay = policy.delaySeconds(after: receiveCount, jitter: jitter(), retryAfterSeconds: afterSeconds)
            guard let delay else {
                return try await conclude(
                    work, .failed(reason: reason), .gaveUp(reason: reason), invocation, course)
            }
            work.delivery.lastFailure = reason
            await count(work.delivery, invocation)
            return .retry(afterSeconds: delay, reason: reason)
        }
    }

    /// Writes how the delivery ended, then says what becomes of the message.
    private func conclude(
        _ work: Work, _ end: DeliveryEnd, _ outcome: DeliveryOutcome, _ invocation: FunctionInvocation,
        _ course: Course, isDeadLetter: Bool = false
    ) async throws -> DeliveryOutcome {
        let at = now()
        var delivery = work.delivery
        switch end {
        case .delivered:
            delivery.status = .delivered
            delivery.lastFailure = nil
        case .failed(let reason):
            delivery.status = .failed
            delivery.lastFailure = reason
        }
        var change = try course.conclusion(work.aggregate, end, work.facts, at)
        try change.others.save(delivery, in: aggregates.base.table)
        if isDeadLetter { change.outbox.append(try OutboxItem(deadLetter, for: work.aggregate.reference, at: at)) }
        change = change.traced(by: invocation)
        do {
            course.ended(try await aggregates.apply(change))
        } catch {
            guard error.code == .versionConflict else { throw error }
            return try await answerConflict(work.aggregate, change.aggregate.status, course.turn, error)
        }
        invocation.logger.log(
            level: delivery.status == .delivered ? .info : .error, "The delivery ended",
            metadata: [
                "aggregate": "\(work.aggregate.reference.partition)", "status": "\(change.aggregate.status.rawValue)",
                "attempts": "\(delivery.attempts)", "detail": "\(end)",
            ])
        await outbox.sendNow(change.outbox, invocation)
        return outcome
    }

    /// Another invocation had the same message. If that one has come to the same end, all is well; else this attempt is repeated.
    private func answerConflict(
        _ aggregate: Aggregate, _ status: Aggregate.Status, _ turn: (Aggregate) -> StageAction, _ error: RepositoryError
    ) async throws -> DeliveryOutcome {
        let found = try await aggregates.get(aggregate.reference)
        let isSameEnd = status != aggregate.status && found?.status == status
        guard isSameEnd || found.map(turn) == .alreadyPassed else {
            throw StageError(.contended, "\(aggregate.key) changed during its delivery.", cause: error)
        }
        return .done
    }

    /// Counting is for people who look at a delivery; that it fails must not change what is done.
    private func count(
        _ delivery: AggregateDelivery<Aggregate.Reference>, _ invocation: FunctionInvocation
    ) async {
        do {
            _ = try await aggregates.save(delivery)
        } catch {
            invocation.logger.warning("The attempt was not counted", metadata: ["error": "\(error)"])
        }
    }

    package static var receiverNotActive: String { "PARTNER_NOT_ACTIVE" }
}
