package import SharedLayer

/// Makes one attempt to hand a signed contract to a partner.
package protocol PartnerChannel: Sendable {
    func attempt(_ delivery: DeliveryModel, of document: SignedContractModel, to partner: PartnerModel) async
        -> DeliveryAttempt
}
