import SharedLayer

/// How the status of an mPass may change.
enum MPassTransition {
    /// Throws `ruleViolation` with `STATUS_TRANSITION`, `OPERATOR_ONLY`.
    static func check(_ old: MPassStatus, _ new: MPassStatus, _ call: PartnerCall) throws(PartnerError) {
        guard old != new else { return }
        guard successors(of: old).contains(new) else {
            throw .violation(
                .statusTransition, at: "/status", "\(old.rawValue) does not become \(new.rawValue).")
        }
        guard old != .suspended || new != .active || call.isOperator else {
            throw .violation(.operatorOnly, at: "/status", "Only the network's operator lifts a suspension.")
        }
    }

    static func successors(of status: MPassStatus) -> Set<MPassStatus> {
        switch status {
        case .active: [.suspended, .expired, .closed]
        case .suspended: [.active, .expired, .closed]
        case .expired: [.active, .closed]
        case .closed: []
        }
    }
}
