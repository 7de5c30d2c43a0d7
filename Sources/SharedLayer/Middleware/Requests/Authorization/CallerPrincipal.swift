/// Who calls one of our APIs: a holder of an API key, or of an access token.
package struct CallerPrincipal: ClaimsPrincipal, Equatable {
    /// `key:<id of the key>`, or of an access token `user:<subject>` or `client:<id of the client>`.
    package let id: String
    /// Whose records the caller may see: the organization of the key or of the token.
    package let tenantID: String
    package let scopes: Set<String>

    package init(id: String, tenantID: String, scopes: Set<String>) {
        self.id = id
        self.tenantID = tenantID
        self.scopes = scopes
    }

    /// Whether the caller runs the network, and so may see the records of all.
    package var isOperator: Bool { scopes.contains(Self.operatorScope) }

    package static let operatorScope = "network:operate"

    /// Whether the caller may know of records of `tenantID`. Where not, the answer is 404, as for what does not exist.
    package func maySee(_ tenantID: String) -> Bool { isOperator || tenantID == self.tenantID }

    package func claim(_ name: String) -> String? { nil }
}
