import SharedLayer

/// Who may give which role, and take it away.
struct PartnerRoleAuthority: Sendable {
    /// Whose owners and administrators run the network; nil: nobody's.
    let operatorOrganizationID: String?

    /// Nobody gives a role that may do more than they may, nor touches the membership of somebody who has one. Throws
    /// `ruleViolation` with `SCOPE_NOT_HELD`.
    func check(_ role: MemberRole, in organizationID: String, _ call: PartnerCall) throws(PartnerError) {
        guard !call.isOperator else { return }
        let needed = role.scopes(inOperator: organizationID == operatorOrganizationID)
        guard needed.isSubset(of: call.caller.scopes) else {
            throw .violation(.scopeNotHeld, at: "/role", "The caller may do less than this role.")
        }
    }
}
