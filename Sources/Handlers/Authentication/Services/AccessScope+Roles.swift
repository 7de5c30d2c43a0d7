package import SharedLayer

extension AccessScope {
    /// What a member may do at most, by their role.
    package static func allowed(_ role: MemberRole, inOperator isOperator: Bool) -> Set<AccessScope> {
        Set(role.scopes(inOperator: isOperator).compactMap(AccessScope.init(rawValue:)))
    }
}
