package import SharedLayer

/// Finds out what somebody may do in which organization, as it is now.
package struct OrganizationAccess: Sendable {
    private let organizations: OrganizationRepository
    private let memberships: MembershipRepository
    private let operatorOrganizationID: String?

    package init(
        organizations: OrganizationRepository, memberships: MembershipRepository, operatorOrganizationID: String?
    ) {
        self.organizations = organizations
        self.memberships = memberships
        self.operatorOrganizationID = operatorOrganizationID
    }

    /// The role that a member has now; nil when they are none, or the membership or the organization is not active.
    package func role(of userID: String, in organizationID: String) async throws(RepositoryError) -> MemberRole? {
        guard
            let membership = try await memberships.get(organizationID: organizationID, memberID: userID),
            membership.status == .active, try await isActive(organizationID)
        else { return nil }
        return membership.role
    }

    package func isActive(_ organizationID: String) async throws(RepositoryError) -> Bool {
        try await organizations.get(organizationID)?.status == .active
    }

    /// The active organizations that somebody is an active member of, to choose from. An index finds them; `role` decides.
    package func organizations(of userID: String) async throws(RepositoryError) -> [OrganizationModel] {
        let page = try await memberships.base.resolvedPage(
            of: memberships.query(memberID: userID), recordsMax: Self.organizationsMax)
        var found: [OrganizationModel] = []
        for membership in page.records where membership.status == .active {
            guard let organization = try await organizations.get(membership.organizationID),
                organization.status == .active
            else { continue }
            found.append(organization)
        }
        return found
    }

    /// What of the scopes that were asked for a member gets.
    package func scopes(
        _ asked: [AccessScope], role: MemberRole?, in organizationID: String?
    ) -> [AccessScope] {
        let isOperator = organizationID != nil && organizationID == operatorOrganizationID
        let allowed = role.map { AccessScope.allowed($0, inOperator: isOperator) } ?? []
        return asked.filter { AccessScope.personal.contains($0) || allowed.contains($0) }
    }

    private static let organizationsMax = 50
}
