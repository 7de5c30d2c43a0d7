package import SharedLayer

/// Makes one attempt to hand a signed contract to a partner, early enough before the deadline to note what came of it.
package protocol PartnerChannel: Sendable {
    func attempt(
        _ delivery: DeliveryModel, of document: SignedContractModel, to partner: PartnerModel,
        before deadline: Timestamp
    ) async -> DeliveryAttempt
}
