package import SharedLayer

extension UserDirectory {
    /// Gives a user a role in an organization. Throws `notFound`, `ruleViolation`, `conflict`.
    ///
    /// Who knows a user's id may take them in: it is not to be guessed, and the membership is no power over the user.
    package func setMembership(
        of userID: String, in organizationID: String, _ change: MembershipChange, by caller: CallerPrincipal
    ) async throws -> UserResponse.Membership {
        try await requireOrganization(organizationID, caller)
        guard JSONValidator().identifierFault(userID) == nil, try await users.get(userID) != nil else {
            throw Self.missing("the user")
        }
        try requireAuthority(caller, over: change.role, in: organizationID)
        var membership =
            try await memberships.get(organizationID: organizationID, memberID: userID)
            ?? MembershipModel(
                organizationID: organizationID, memberID: userID, role: change.role, status: .active,
                joinedAt: secrets.now())
        try requireAuthority(caller, over: membership.role, in: organizationID)
        membership.role = change.role
        membership.status = .active
        return UserResponse.Membership(try await save(membership))
    }

    /// Ends a membership; its record stays. Throws `notFound`, `ruleViolation`, `conflict`.
    package func endMembership(
        of userID: String, in organizationID: String, by caller: CallerPrincipal
    ) async throws {
        try await requireOrganization(organizationID, caller)
        guard JSONValidator().identifierFault(userID) == nil,
            var membership = try await memberships.get(organizationID: organizationID, memberID: userID)
        else { throw Self.missing("the membership") }
        try requireAuthority(caller, over: membership.role, in: organizationID)
        guard membership.status != .closed else { return }
        membership.status = .closed
        _ = try await save(membership)
    }

    private func save(_ membership: MembershipModel) async throws -> MembershipModel {
        do {
            return try await memberships.save(membership)
        } catch {
            guard error.code == .versionConflict else { throw error }
            throw AuthenticationError(.conflict, "Somebody else changed the membership", cause: error)
        }
    }
}
