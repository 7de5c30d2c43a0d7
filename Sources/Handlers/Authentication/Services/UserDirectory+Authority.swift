import SharedLayer

/// Who may do what to whom.
extension UserDirectory {
    /// An organization that is there and that the caller may know of. Throws `notFound`.
    func requireOrganization(_ organizationID: String, _ caller: CallerPrincipal) async throws {
        guard JSONValidator().identifierFault(organizationID) == nil, caller.maySee(organizationID),
            try await organizations.get(organizationID) != nil
        else { throw Self.missing("the organization \(organizationID)") }
    }

    /// A user whose home is the caller's organization, or who is a member of it. Throws `notFound`.
    func visible(_ userID: String, _ caller: CallerPrincipal) async throws -> UserModel {
        guard JSONValidator().identifierFault(userID) == nil, let user = try await users.get(userID) else {
            throw Self.missing("the user")
        }
        if caller.maySee(user.organizationID) { return user }
        guard try await memberships.get(organizationID: caller.tenantID, memberID: userID) != nil else {
            throw Self.missing("the user \(userID) for \(caller.id)")
        }
        return user
    }

    /// A user whose credentials the caller looks after, and who may do no more than the caller. Throws `notFound`,
    /// `ruleViolation`.
    func managed(_ userID: String, _ caller: CallerPrincipal) async throws -> UserModel {
        let user = try await visible(userID, caller)
        guard caller.maySee(user.organizationID) else { throw Self.missing("the user \(userID) for \(caller.id)") }
        let membership = try await memberships.get(organizationID: user.organizationID, memberID: userID)
        if let membership { try requireAuthority(caller, over: membership.role, in: user.organizationID) }
        return user
    }

    /// Throws `ruleViolation` when a role may do what the caller may not.
    func requireAuthority(
        _ caller: CallerPrincipal, over role: MemberRole, in organizationID: String
    ) throws(AuthenticationError) {
        guard !caller.isOperator else { return }
        let allowed = AccessScope.allowed(role, inOperator: organizationID == operatorOrganizationID)
        guard allowed.allSatisfy({ caller.scopes.contains($0.rawValue) }) else {
            let message = "must be a role that may do no more than the caller"
            throw AuthenticationError(
                .ruleViolation, "\(caller.id) may do less than \(role.rawValue)", detail: "The role \(message).",
                issues: [ValidationIssue(instancePath: "/role", message: message, code: "ROLE_ABOVE_CALLER")])
        }
    }

    static func missing(_ what: String) -> AuthenticationError {
        AuthenticationError(.notFound, "There is no such thing, or not for the caller: \(what)")
    }
}
