package import SharedLayer

extension EvidenceDelivery {
    package init(_ delivery: DeliveryModel) {
        self.init(
            deliveryID: delivery.deliveryID, partnerID: delivery.partnerID, createdAt: delivery.createdAt,
            status: delivery.status, attempts: delivery.attempts, lastAttemptAt: delivery.lastAttemptAt,
            lastFailure: delivery.lastFailure)
    }
}
