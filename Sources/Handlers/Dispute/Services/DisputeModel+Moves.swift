import SharedLayer

extension DisputeModel {
    /// Makes a move of the state machine: the status, the deadline and the events that say so.
    ///
    /// - Parameter details: what each event says besides. Throws a `JSONError` when a detail has no canonical form.
    mutating func make(
        _ move: DisputeStateMachine.Move, under terms: DisputeTerms, at now: Timestamp,
        _ invocation: FunctionInvocation, details: [DisputeEventType: [String: String]] = [:]
    ) throws(JSONError) -> [DisputeEventModel] {
        respondBy = terms.respondBy(move.deadline, at: now, current: respondBy)
        let before = (status, statusReachedAt)
        var events: [DisputeEventModel] = []
        for type in move.events {
            var details = details[type] ?? [:]
            if type == move.events.last, let respondBy { details["respond_by"] = respondBy.text }
            let reached = type == move.events.last ? move.status : before.0
            events.append(
                try append(
                    type, status: reached, at: now, function: invocation.function, requestID: invocation.requestID,
                    details: details))
        }
        if move.status == before.0 { statusReachedAt = before.1 }
        return events
    }

    /// Writes into the history what leaves the status, and since when it is so, as they are.
    mutating func note(
        _ type: DisputeEventType, at now: Timestamp, _ invocation: FunctionInvocation, details: [String: String]
    ) throws(JSONError) -> DisputeEventModel {
        let reachedAt = statusReachedAt
        let event = try append(
            type, status: status, at: now, function: invocation.function, requestID: invocation.requestID,
            details: details)
        statusReachedAt = reachedAt
        return event
    }

    /// The required evidence that is not among these kinds.
    func missingEvidence(_ submitted: some Sequence<EvidenceKind>) -> Set<EvidenceKind> {
        Set(requiredEvidence).subtracting(submitted)
    }
}
