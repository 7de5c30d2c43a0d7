/// The subject of a token that the gateway's JWT authorizer accepted.
package struct JWTPrincipal: ClaimsPrincipal, Equatable {
    package let issuer: String
    /// `sub`, or `client_id` of a token that has no subject (RFC 9068 section 2.2).
    package let subject: String
    package let scopes: Set<String>
    package let claims: [String: String]

    /// Issuer and subject: a subject is unique only where it was issued (RFC 7519 section 4.1.2).
    package var id: String { "\(issuer)|\(subject)" }

    package func claim(_ name: String) -> String? { claims[name] }

    /// Nil when the claims name nobody.
    package init?(claims: [String: String], scopes: [String]?) {
        guard let subject = claims["sub"] ?? claims["client_id"], !subject.isEmpty else { return nil }
        issuer = claims["iss"] ?? ""
        self.subject = subject
        self.claims = claims
        // `scope` is a list with spaces (RFC 8693 section 4.2); other issuers have an array, which the gateway writes as
        // `[a b]`.
        let listed = [claims["scope"], claims["scp"]].compactMap(\.self).flatMap { list in
            list.filter { $0 != "[" && $0 != "]" }.split(separator: " ").map(String.init)
        }
        self.scopes = Set(listed + (scopes ?? []))
    }
}
