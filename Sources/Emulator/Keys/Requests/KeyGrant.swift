/// A grant, as it is stored and as lists tell it.
struct KeyGrant: Codable, Sendable {
    let keyId: String
    let grantId: String
    let name: String?
    /// Seconds since 1970.
    let creationDate: Double
    let granteePrincipal: String
    let retiringPrincipal: String?
    let issuingAccount: String
    let operations: [String]
    let constraints: GrantConstraints?

    func isSame(as other: KeyGrant) -> Bool {
        name == other.name && granteePrincipal == other.granteePrincipal
            && retiringPrincipal == other.retiringPrincipal && operations == other.operations
            && constraints == other.constraints
    }
}
