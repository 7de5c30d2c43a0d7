/// What a caller must have beside a name.
package enum AccessRequirement: Sendable, Hashable {
    case scope(String)
    case anyScope(Set<String>)
    /// The claim has one of these values.
    case claim(String, isOneOf: Set<String>)

    package func isMet(by principal: some ClaimsPrincipal) -> Bool {
        switch self {
        case .scope(let scope): principal.scopes.contains(scope)
        case .anyScope(let scopes): !principal.scopes.isDisjoint(with: scopes)
        case .claim(let name, let values): principal.claim(name).map(values.contains) ?? false
        }
    }

    /// The scopes that would do.
    private var scopes: [String] {
        switch self {
        case .scope(let scope): [scope]
        case .anyScope(let scopes): scopes.sorted()
        case .claim: []
        }
    }

    /// Throws `forbidden` with a challenge that names the scopes (RFC 6750 section 3.1). Values of claims are not told.
    static func check(
        _ requirements: [AccessRequirement], of principal: some ClaimsPrincipal
    ) throws(AuthorizationError) {
        guard let unmet = requirements.first(where: { !$0.isMet(by: principal) }) else { return }
        let scopes = requirements.flatMap(\.scopes).joined(separator: " ")
        throw AuthorizationError(
            .forbidden, "\(principal.id) does not meet \(unmet)",
            challenge: unmet.scopes.isEmpty ? nil : #"Bearer error="insufficient_scope", scope="\#(scopes)""#)
    }
}
