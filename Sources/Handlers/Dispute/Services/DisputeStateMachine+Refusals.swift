extension DisputeStateMachine.Refusal {
    /// What a caller is told whose request came at the wrong time.
    var error: DisputeError {
        switch self {
        case .alreadyProcessed, .notDue: DisputeError(.stateConflict, "The dispute is not where this could be done.")
        case .notYetProcessed: DisputeError(.stateConflict, "The dispute is not processed yet. Send the request again.")
        case .evidenceAwaited:
            DisputeError(
                .stateConflict,
                "The dispute waits for evidence: it cannot be rejected before its time for that is over.")
        case .deadlinePassed: DisputeError(.stateConflict, "The dispute's deadline has passed.")
        case .ended: DisputeError(.stateConflict, "The dispute has ended.")
        }
    }
}
