package import SharedLayer

/// Keeps what other domains tell of charges: what is not known here cannot be disputed.
package struct DisputableChargeRecorder: Sendable {
    private let charges: BaseRepository<DisputableChargeModel>

    package init(dynamo: DynamoClient, table: String) {
        charges = BaseRepository(dynamo: dynamo, table: table)
    }

    /// Writes the charge, once: the event may come again, and what was refunded since stays.
    ///
    /// Throws `malformedEvent`, a `RepositoryError`.
    package func record(_ event: DomainEvent<ChargeEventData>) async throws {
        do {
            // Version 0 is saved only where there is none.
            _ = try await charges.save(Self.charge(event))
        } catch let error as RepositoryError {
            guard error.code == .versionConflict else { throw error }
        }
    }

    private static func charge(_ event: DomainEvent<ChargeEventData>) throws(DisputeError) -> DisputableChargeModel {
        let data = event.data
        guard let currency = Currency(data.currency), let amount = ExactDecimal(data.amount) else {
            throw DisputeError(.malformedEvent, "\(event.eventID) tells no amount.")
        }
        do {
            return try DisputableChargeModel(
                contract: ContractReference(organizationID: event.organizationID, contractID: data.contractID),
                transactionID: data.transactionID, publisherID: data.publisherID, partnerID: data.partnerID,
                amount: try Money(amount, currency: currency), chargedAt: data.chargedAt, eventID: event.eventID)
        } catch {
            throw DisputeError(.malformedEvent, "\(event.eventID) tells no charge.", cause: error)
        }
    }
}
