extension MemberRole {
    /// What a member may do at most, as the scopes that access tokens carry.
    ///
    /// Who manages users does not decide about money: an administrator has no `disputes:decide` (separation of duties). Running
    /// the network takes the operator's own organization.
    package func scopes(inOperator isOperator: Bool) -> Set<String> {
        let network: Set<String> = isOperator ? ["network:operate"] : []
        return switch self {
        case .owner: Self.reading.union(["disputes:decide", "partners:write", "users:write"]).union(network)
        case .administrator: Self.reading.union(["partners:write", "users:write"]).union(network)
        case .operations: Self.reading.union(["disputes:decide"])
        case .auditor: Self.reading
        }
    }

    /// What every member may read.
    package static let reading: Set = ["events:read", "contracts:read", "transactions:read", "partners:read"]
}
