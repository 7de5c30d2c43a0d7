package import SharedLayer

extension OutboxDestination {
    package static let processCharge = OutboxDestination(rawValue: "processCharge")
    package static let signContract = OutboxDestination(rawValue: "signContract")
    package static let deliverToPartner = OutboxDestination(rawValue: "deliverToPartner")
    /// For deliveries that no repeat can save: an operator looks at them, and may send them back.
    package static let deliverToPartnerDeadLetter = OutboxDestination(rawValue: "deliverToPartnerDeadLetter")
}
