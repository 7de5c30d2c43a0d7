package import SharedLayer

/// Keeps what other domains tell of: delivered charges and accepted disputes become entries, each once.
package struct SettlementEntryRecorder: Sendable {
    private let settlements: SettlementRepository
    private let organizations: OrganizationRepository
    private let terms: SettlementTermsBook
    private let now: @Sendable () -> Timestamp

    package init(
        settlements: SettlementRepository, organizations: OrganizationRepository, terms: SettlementTermsBook,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.settlements = settlements
        self.organizations = organizations
        self.terms = terms
        self.now = now
    }

    /// Records what a message of the bus tells. False when it was recorded before.
    ///
    /// Throws `malformedMessage`, `recordMissing`, a `RepositoryError`.
    package func record(_ body: String) async throws -> Bool {
        let told = try ToldEntry(body: body)
        let account = SettlementAccountReference(
            organizationID: told.organizationID, partnerID: try await partnerID(of: told),
            currency: told.amount.currency)
        let recordedAt = now()
        // The account first: an entry without one would wait for ever, an account without an entry is settled with nothing.
        if try await settlements.account(account) == nil {
            try await settlements.open(
                SettlementAccountModel(
                    account: account, createdAt: min(told.occurredAt, recordedAt),
                    dueAt: terms.terms(of: account.partnerID).cutOff.next(after: recordedAt),
                    balance: .zero(account.currency)))
        }
        return try await settlements.record(
            SettlementEntryModel(
                account: account, kind: told.kind, sourceID: told.sourceID, transactionID: told.transactionID,
                amount: told.amount, occurredAt: told.occurredAt, eventID: told.eventID, recordedAt: recordedAt))
    }

    /// Who got the charge: as the event says, else as the charge was recorded, else the organization's partner.
    private func partnerID(of told: ToldEntry) async throws -> String {
        if let partnerID = told.partnerID { return partnerID }
        let charge = try await settlements.recorded(
            RecordedEntryModel.key(
                organizationID: told.organizationID, kind: .charge, sourceID: told.transactionID))
        if let charge { return charge.account.partnerID }
        guard let organization = try await organizations.get(told.organizationID) else {
            throw SettlementError(.recordMissing, "The organization of an event does not exist.")
        }
        return organization.partnerID
    }
}
