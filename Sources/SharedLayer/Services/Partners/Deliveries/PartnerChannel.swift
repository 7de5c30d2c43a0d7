/// Makes one attempt to hand a signed document to a partner, early enough before the deadline to note what came of it.
package protocol PartnerChannel: Sendable {
    func attempt<Reference: AggregateReference>(
        _ delivery: AggregateDelivery<Reference>, of document: SignedDocument<Reference>, to partner: PartnerModel,
        before deadline: Timestamp
    ) async -> DeliveryAttempt
}
