import SharedLayer

/// How the status of a partner, an organization, a publisher, a member or an endpoint may change.
enum PartyTransition {
    /// Throws `ruleViolation` with `STATUS_TRANSITION`, `OPERATOR_ONLY`.
    ///
    /// - Parameter isLiftedByOperator: whether only an operator ends a suspension.
    static func check(
        _ old: PartyStatus, _ new: PartyStatus, _ call: PartnerCall, isLiftedByOperator: Bool
    ) throws(PartnerError) {
        switch (old, new) {
        case _ where old == new: return
        case (.active, _), (.suspended, .closed): return
        case (.suspended, _):
            guard !isLiftedByOperator || call.isOperator else {
                throw .violation(.operatorOnly, at: "/status", "Only the network's operator lifts a suspension.")
            }
        case (.closed, _):
            throw .violation(.statusTransition, at: "/status", "CLOSED is for good.")
        }
    }
}
