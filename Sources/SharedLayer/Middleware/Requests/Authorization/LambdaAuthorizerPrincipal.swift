package import LambdaEvents

/// The caller that a Lambda authorizer described.
package struct LambdaAuthorizerPrincipal: ClaimsPrincipal, Equatable {
    package let id: String
    /// What the authorizer answered as its context.
    package let context: [String: AnyJSON]
    package let scopes: Set<String>

    package init(id: String, context: [String: AnyJSON]) {
        self.id = id
        self.context = context
        scopes = Set(["scope", "scopes"].flatMap { Self.list(context[$0]) })
    }

    package func claim(_ name: String) -> String? { context[name]?.claimText }

    /// A list as an array or, as gateways pass on contexts of texts only, with spaces.
    private static func list(_ value: AnyJSON?) -> [String] {
        if let elements = value?.array { return elements.compactMap(\.string) }
        return (value?.string ?? "").split(separator: " ").map { String($0) }
    }
}
