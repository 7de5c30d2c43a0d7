package import SharedLayer

/// The stages behind the map over slices and parts, each a function with a queue before it.
package enum ReconciliationStage: String, Sendable, CaseIterable {
    case generateReport
    case respondToPartner

    /// What a message for a stage means, given where its reconciliation stands.
    package func action(at status: ReconciliationStatus) -> StageAction {
        switch (self, status) {
        case (.generateReport, .matched), (.respondToPartner, .reported): .proceed
        // An operator has sent the message back from the dead-letter queue.
        case (.respondToPartner, .failed): .proceed
        case (_, .received), (_, .matching), (.respondToPartner, .matched): .notReady
        case (_, .responded), (.generateReport, .reported), (.generateReport, .failed): .alreadyPassed
        }
    }
}
