package import SharedLayer

/// The stages that a contract goes through after it was accepted, each a function with a queue before it.
package enum SubscriptionChargeStage: String, Sendable, CaseIterable {
    case processCharge
    case signContract
    case deliverToPartner

    /// What a message for a stage means, given where its contract stands.
    ///
    /// Queues deliver at least once and in any order, so every answer but `proceed` must leave the contract alone.
    package enum Action: Sendable, Equatable {
        /// It is this stage's turn.
        case proceed
        /// The stage was passed: send what the outbox still holds, and be done.
        case alreadyPassed
        /// The contract has not come as far as the message says: only a damaged table can do that.
        case notReady
    }

    package func action(at status: ContractStatus) -> Action {
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
