package import SharedLayer

extension UserResponse {
    package init(_ user: UserModel, memberships: [MembershipModel]? = nil) {
        self.init(
            userID: user.userID, email: user.email, name: user.name, status: user.status,
            organizationID: user.organizationID, hasPassword: user.passwordHash != nil, createdAt: user.createdAt,
            memberships: memberships.map { $0.map(Membership.init) })
    }
}

extension UserResponse.Membership {
    package init(_ membership: MembershipModel) {
        self.init(
            organizationID: membership.organizationID, role: membership.role, status: membership.status,
            joinedAt: membership.joinedAt)
    }
}
