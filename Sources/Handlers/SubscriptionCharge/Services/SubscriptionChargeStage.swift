package import SharedLayer

/// The stages that a contract goes through after it was accepted, each a function with a queue before it.
package enum SubscriptionChargeStage: String, Sendable, CaseIterable {
    case processCharge
    case signContract
    case deliverToPartner

    /// What a message for a stage means, given where its contract stands.
    package func action(at status: ContractStatus) -> StageAction {
        switch (self, status) {
        case (.processCharge, .validated), (.signContract, .processed), (.deliverToPartner, .signed): .proceed
        // An operator has sent the message back from the dead-letter queue.
        case (.deliverToPartner, .deliveryFailed): .proceed
        case (.signContract, .validated), (.deliverToPartner, .validated), (.deliverToPartner, .processed): .notReady
        case (_, .rejected), (_, .delivered): .alreadyPassed
        case (.processCharge, _), (.signContract, _): .alreadyPassed
        }
    }

    /// The statuses that a stage may bring a contract to.
    package var outcomes: Set<ContractStatus> {
        switch self {
        case .processCharge: [.processed, .rejected]
        case .signContract: [.signed]
        case .deliverToPartner: [.delivered, .deliveryFailed]
        }
    }
}
