package import SharedLayer

/// The stages that a settlement goes through after it was accepted, each a function with a queue before it.
package enum SettlementStage: String, Sendable, CaseIterable {
    case processSettlement
    case generateConfirmation
    case settleWithPartner

    package func action(at status: SettlementStatus) -> StageAction {
        switch (self, status) {
        case (.processSettlement, .validated), (.generateConfirmation, .processed), (.settleWithPartner, .confirmed):
            .proceed
        // An operator has sent the message back from the dead-letter queue.
        case (.settleWithPartner, .settlementFailed): .proceed
        case (.generateConfirmation, .validated), (.settleWithPartner, .validated), (.settleWithPartner, .processed):
            .notReady
        default: .alreadyPassed
        }
    }

    /// The statuses that a stage may bring a settlement to.
    package var outcomes: Set<SettlementStatus> {
        switch self {
        case .processSettlement: [.processed, .rejected]
        case .generateConfirmation: [.confirmed]
        case .settleWithPartner: [.settled, .settlementFailed]
        }
    }
}
