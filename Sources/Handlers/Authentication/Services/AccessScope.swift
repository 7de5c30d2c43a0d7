/// What a token may be asked for.
package enum AccessScope: String, Sendable, CaseIterable {
    case openID = "openid"
    case profile
    case email
    /// A refresh token too (OpenID Connect Core section 11).
    case offlineAccess = "offline_access"
    case eventsRead = "events:read"
    case disputesDecide = "disputes:decide"
    case contractsRead = "contracts:read"
    case transactionsRead = "transactions:read"
    case partnersRead = "partners:read"
    case partnersWrite = "partners:write"
    case usersWrite = "users:write"
    case networkOperate = "network:operate"

    /// Those that are about the person, whom anybody may tell who they are.
    package static let personal: Set<AccessScope> = [.openID, .profile, .email, .offlineAccess]

    package static let reading: Set<AccessScope> = [.eventsRead, .contractsRead, .transactionsRead, .partnersRead]

    /// Reads the elements of a scope parameter (RFC 6749 section 3.3), each once, in their order.
    ///
    /// Throws `invalidScope` for one that there is not.
    package static func list(_ text: String) throws(AuthenticationError) -> [AccessScope] {
        var scopes: [AccessScope] = []
        for name in text.utf8.split(separator: UInt8(ascii: " ")) {
            guard let scope = AccessScope(rawValue: String(Substring(name))) else {
                throw AuthenticationError(
                    .invalidScope, "A scope is asked for that there is not", detail: "There is no such scope.")
            }
            if !scopes.contains(scope) { scopes.append(scope) }
        }
        return scopes
    }
}
