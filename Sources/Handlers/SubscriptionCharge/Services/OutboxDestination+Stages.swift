package import SharedLayer

extension OutboxDestination {
    package static let processCharge = OutboxDestination(rawValue: "processCharge")
    package static let signContract = OutboxDestination(rawValue: "signContract")
    package static let deliverToPartner = OutboxDestination(rawValue: "deliverToPartner")
    /// For deliveries that no repeat can save: an operator looks at them, and may send them back.
    package static let deliverToPartnerDeadLetter = OutboxDestination(rawValue: "deliverToPartnerDeadLetter")

    package static let platinumProcessCharge = OutboxDestination(rawValue: "platinumProcessCharge")
    package static let platinumSignContract = OutboxDestination(rawValue: "platinumSignContract")
    package static let platinumDeliverToPartner = OutboxDestination(rawValue: "platinumDeliverToPartner")
    package static let platinumDeliverToPartnerDeadLetter = OutboxDestination(
        rawValue: "platinumDeliverToPartnerDeadLetter")

    /// The queue before a stage for a contract of this tier: Platinum has queues of its own.
    package static func before(_ stage: SubscriptionChargeStage, _ tier: MPassTier?) -> OutboxDestination {
        switch (stage, tier == .platinum) {
        case (.processCharge, false): processCharge
        case (.processCharge, true): platinumProcessCharge
        case (.signContract, false): signContract
        case (.signContract, true): platinumSignContract
        case (.deliverToPartner, false): deliverToPartner
        case (.deliverToPartner, true): platinumDeliverToPartner
        }
    }
}
