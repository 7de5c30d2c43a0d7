package import SharedLayer

extension AccessScope {
    /// What a member may do at most, by their role.
    ///
    /// Who manages users does not decide about money: an administrator has no `disputes:decide` (separation of duties). Running
    /// the network takes the operator's own organization.
    package static func allowed(_ role: MemberRole, inOperator isOperator: Bool) -> Set<AccessScope> {
        let network: Set<AccessScope> = isOperator ? [.networkOperate] : []
        return switch role {
        case .owner: reading.union([.disputesDecide, .partnersWrite, .usersWrite]).union(network)
        case .administrator: reading.union([.partnersWrite, .usersWrite]).union(network)
        case .operations: reading.union([.disputesDecide])
        case .auditor: reading
        }
    }
}
