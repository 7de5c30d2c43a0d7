/// The members of the operations on grants, each of which has some.
struct GrantRequest: Decodable, Sendable {
    let keyId: String?
    let grantId: String?
    let grantToken: String?
    let granteePrincipal: String?
    let retiringPrincipal: String?
    let operations: [String]?
    let constraints: GrantConstraints?
    let name: String?
    let limit: Int?
    let marker: String?
    let dryRun: Bool?
}
