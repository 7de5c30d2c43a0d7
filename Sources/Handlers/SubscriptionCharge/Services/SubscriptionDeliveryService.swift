import Logging
package import SharedLayer

/// Delivers signed contracts: one attempt per message received, always the same bytes under the same delivery id.
package struct SubscriptionDeliveryService: Sendable {
    private let contracts: ContractRepository
    private let partners: PartnerRepository
    private let outbox: Outbox
    private let channel: any PartnerChannel
    private let policy: DeliveryPolicy
    private let jitter: @Sendable () -> Double
    private let now: @Sendable () -> Timestamp

    package init(
        contracts: ContractRepository, partners: PartnerRepository, outbox: Outbox, channel: any PartnerChannel,
        policy: DeliveryPolicy = DeliveryPolicy(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.contracts = contracts
        self.partners = partners
        self.outbox = outbox
        self.channel = channel
        self.policy = policy
        self.jitter = jitter
        self.now = now
    }

    /// `receiveCount` is how often the message was received, this time included.
    ///
    /// Throws `recordMissing`, `malformedMessage`, a `RepositoryError`: the message is to be received again then.
    package func deliver(
        _ message: ContractMessage, receiveCount: Int, _ invocation: FunctionInvocation
    ) async throws -> DeliveryOutcome {
        guard let contract = try await contracts.contract(message.reference) else {
            throw SubscriptionChargeError(.recordMissing, "The message's contract does not exist.")
        }
        guard contract.transactionID == message.transactionID else {
            throw SubscriptionChargeError(.malformedMessage, "The message is about another transaction.")
        }
        switch SubscriptionChargeStage.deliverToPartner.action(at: contract.status) {
        case .alreadyPassed:
            await outbox.sendLeftOverNow(of: contract.reference, invocation)
            return .done
        case .notReady:
            throw SubscriptionChargeError(
                .malformedMessage, "deliverToPartner came while the contract is \(contract.status.rawValue).")
        case .proceed:
            let work = try await work(for: contract)
            return try await finish(work, await attempt(work, invocation), receiveCount: receiveCount, invocation)
        }
    }

    /// What an attempt needs.
    fileprivate struct Work: Sendable {
        var contract: ContractModel
        var delivery: DeliveryModel
        let document: SignedContractModel
        let partner: PartnerModel?
    }

    private func work(for contract: ContractModel) async throws -> Work {
        guard let deliveryID = contract.deliveryID else {
            throw SubscriptionChargeError(.recordMissing, "The contract has no delivery.")
        }
        async let storedDelivery = contracts.delivery(deliveryID, of: contract.reference)
        async let storedDocument = contracts.signedContract(of: contract.reference)
        guard let delivery = try await storedDelivery, let document = try await storedDocument else {
            throw SubscriptionChargeError(.recordMissing, "The contract's delivery or document does not exist.")
        }
        return Work(
            contract: contract, delivery: delivery, document: document,
            partner: try await partners.get(delivery.partnerID))
    }

    private func attempt(_ work: Work, _ invocation: FunctionInvocation) async -> DeliveryAttempt {
        guard let partner = work.partner, partner.status == .active else {
            return .rejected(reason: Self.partnerNotActive)
        }
        return await channel.attempt(
            work.delivery, of: work.document, to: partner, before: invocation.deadline)
    }

    private func finish(
        _ work: Work, _ attempt: DeliveryAttempt, receiveCount: Int, _ invocation: FunctionInvocation
    ) async throws -> DeliveryOutcome {
        var work = work
        work.delivery.attempts += 1
        work.delivery.lastAttemptAt = now()
        switch attempt {
        case .accepted(let confirmation):
            work.contract.partnerConfirmation = confirmation
            work.contract.failureReason = nil
            work.delivery.status = .delivered
            work.delivery.lastFailure = nil
            return try await conclude(
                work, .delivered, .delivered, ["confirmation": confirmation], then: .done, invocation)
        case .rejected(let reason):
            work.fail(reason)
            return try await conclude(
                work, .deliveryFailed, .deliveryFailed, ["reason": reason], deadLetter: true, then: .done, invocation)
        case .retry(let reason, let afterSeconds):
            let delay = policy.delaySeconds(after: receiveCount, jitter: jitter(), retryAfterSeconds: afterSeconds)
            guard let delay else {
                work.fail(reason)
                return try await conclude(
                    work, .deliveryFailed, .deliveryFailed, ["reason": reason], then: .gaveUp(reason: reason),
                    invocation)
            }
            work.delivery.lastFailure = reason
            await count(work.delivery, invocation)
            return .retry(afterSeconds: delay, reason: reason)
        }
    }

    /// Writes how the delivery ended, then says what becomes of the message.
    private func conclude(
        _ work: Work, _ type: ContractEventType, _ status: ContractStatus, _ details: [String: String],
        deadLetter: Bool = false, then outcome: DeliveryOutcome, _ invocation: FunctionInvocation
    ) async throws -> DeliveryOutcome {
        var contract = work.contract
        let facts = [
            "delivery_id": work.delivery.deliveryID, "partner_id": work.delivery.partnerID,
            "attempts": String(work.delivery.attempts),
        ]
        let event = try contract.append(
            type, status: status, at: now(), function: invocation.function, requestID: invocation.requestID,
            details: details.merging(facts) { _, fact in fact })
        var change = ContractChange(contract: contract, event: event)
        change.delivery = work.delivery
        if deadLetter { change.outbox = try OutboxItem(.deliverToPartnerDeadLetter, contract, at: now()) }
        do {
            _ = try await contracts.apply(change)
        } catch {
            guard error.code == .versionConflict else { throw error }
            return try await answerConflict(contract.reference, error)
        }
        invocation.count(status)
        invocation.logger.log(
            level: status == .delivered ? .info : .error, "The delivery ended",
            metadata: [
                "contract_id": "\(contract.reference.contractID)", "status": "\(status.rawValue)",
                "attempts": "\(work.delivery.attempts)", "detail": "\(details)",
            ])
        if let item = change.outbox { await outbox.sendNow(item, invocation) }
        return outcome
    }

    /// Another invocation had the same message. If that one has delivered, all is well; else this attempt is repeated.
    private func answerConflict(
        _ reference: ContractReference, _ error: RepositoryError
    ) async throws -> DeliveryOutcome {
        let contract = try await contracts.contract(reference)
        guard contract?.status == .delivered else {
            throw SubscriptionChargeError(.contended, "The contract changed during its delivery.", cause: error)
        }
        return .done
    }

    /// Counting is for people who look at a delivery; that it fails must not change what is done.
    private func count(_ delivery: DeliveryModel, _ invocation: FunctionInvocation) async {
        do {
            _ = try await contracts.save(delivery)
        } catch {
            invocation.logger.warning("The attempt was not counted", metadata: ["error": "\(error)"])
        }
    }

    package static let partnerNotActive = "PARTNER_NOT_ACTIVE"
}

extension SubscriptionDeliveryService.Work {
    fileprivate mutating func fail(_ reason: String) {
        contract.failureReason = reason
        delivery.status = .failed
        delivery.lastFailure = reason
    }
}
