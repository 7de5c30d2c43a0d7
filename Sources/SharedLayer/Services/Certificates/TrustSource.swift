/// Where it is kept who is trusted to issue certificates.
package protocol TrustSource: Sendable {
    /// The trusted certificates, and the current revocation lists, for certificates of that type.
    func trustMaterial(for type: String) async throws -> TrustMaterial
}
