import FoundationEssentials
package import SharedLayer

/// Keeps the stack's own copy of charges and refunds, from what other domains tell on the bus.
package struct ReconciliationLedgerService: Sendable {
    private let ledger: BaseRepository<LedgerRecordModel>
    /// Where the partner of a dispute's charge is looked up when the event does not name it.
    private let organizations: OrganizationRepository

    package init(ledger: BaseRepository<LedgerRecordModel>, organizations: OrganizationRepository) {
        self.ledger = ledger
        self.organizations = organizations
    }

    /// Takes an event of the bus as it came in a message. What does not concern the ledger is passed over, and so is a repeat.
    ///
    /// Throws `malformedEvent`, a `RepositoryError`.
    package func record(_ body: String) async throws {
        guard let event = try? JSONParser().parse(Array(body.utf8)), let type = event["detail-type"]?.string,
            let detail = event["detail"]
        else { throw ReconciliationError(.malformedEvent, "The message is no event of the bus.") }
        let record: LedgerRecordModel?
        do {
            switch type {
            case "CONTRACT_DELIVERED":
                record = try charge(JSONValueDecoder().decode(DomainEvent<ChargeEventData>.self, from: detail))
            case "DISPUTE_ACCEPTED":
                record = try await refund(
                    JSONValueDecoder().decode(DomainEvent<DisputeEventData>.self, from: detail))
            default: record = nil
            }
        } catch {
            if error is RepositoryError { throw error }
            throw ReconciliationError(.malformedEvent, "The event \(type) is not as its schema says.", cause: error)
        }
        guard let record else { return }
        do {
            try await ledger.insert(record)
        } catch {
            guard error.code == .alreadyExists else { throw error }
        }
    }

    private func charge(_ event: DomainEvent<ChargeEventData>) throws -> LedgerRecordModel? {
        guard let partnerID = event.data.partnerID else { return nil }
        let charge = event.data
        return LedgerRecordModel(
            organizationID: event.organizationID, partnerID: partnerID, recordID: charge.transactionID, kind: .charge,
            amount: try Self.money(charge.amount, charge.currency), contractID: charge.contractID,
            period: charge.period, transactionID: charge.transactionID, mPassID: charge.mPassID,
            occurredAt: charge.chargedAt, eventID: event.eventID)
    }

    /// A dispute that was accepted without a refund moves no money.
    private func refund(_ event: DomainEvent<DisputeEventData>) async throws -> LedgerRecordModel? {
        let dispute = event.data
        guard let refund = dispute.refund else { return nil }
        let amount = try Self.money(refund, dispute.currency)
        guard amount.minorUnits > 0 else { return nil }
        let partnerID: String
        if let named = dispute.partnerID {
            partnerID = named
        } else {
            guard let organization = try await organizations.get(event.organizationID) else { return nil }
            partnerID = organization.partnerID
        }
        return LedgerRecordModel(
            organizationID: event.organizationID, partnerID: partnerID, recordID: dispute.disputeID, kind: .refund,
            amount: amount, contractID: dispute.contractID, transactionID: dispute.transactionID, mPassID: nil,
            occurredAt: event.occurredAt, eventID: event.eventID)
    }

    private static func money(_ text: String, _ code: String) throws -> Money {
        guard let currency = Currency(code), let decimal = ExactDecimal(text) else {
            throw ReconciliationError(.malformedEvent, "\(code) \(text) is no amount.")
        }
        return try Money(decimal, currency: currency)
    }
}
