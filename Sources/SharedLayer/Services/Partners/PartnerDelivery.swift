/// What came of a delivery, and everything that was tried for it.
package struct PartnerDelivery: Sendable, Equatable {
    package let deliveryID: String
    /// The endpoint's name.
    package let endpoint: String
    package let reply: PartnerReply
    /// In their order; at least one.
    package let attempts: [PartnerAttempt]
}
