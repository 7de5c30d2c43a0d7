/// What a signature covers and says.
package struct HTTPSigningProfile: Sendable, Hashable {
    package var components: [SignatureComponent]
    /// A lower-case key that names the signature in its fields.
    package var label: String
    /// Nil for a signature that has no `expires`.
    package var expiresAfterSeconds: Int64?
    package var tag: String?
    /// Whether a `nonce` is made, by which a verifier knows repeats.
    package var hasNonce: Bool
    /// Whether `alg` is written. Who verifies knows it from the key, so that it can be left out.
    package var namesAlgorithm: Bool
    /// How the body is hashed where `content-digest` is covered.
    package var digest: ContentDigest.Algorithm

    package init(
        components: [SignatureComponent] = HTTPSigningProfile.requestComponents, label: String = "sig1",
        expiresAfterSeconds: Int64? = 300, tag: String? = nil, hasNonce: Bool = true, namesAlgorithm: Bool = true,
        digest: ContentDigest.Algorithm = .sha256
    ) {
        self.components = components
        self.label = label
        self.expiresAfterSeconds = expiresAfterSeconds
        self.tag = tag
        self.hasNonce = hasNonce
        self.namesAlgorithm = namesAlgorithm
        self.digest = digest
    }

    /// What binds a request with a body: the method, where it goes, and the body by its digest (RFC 9421 section 7.2.1).
    package static let requestComponents: [SignatureComponent] = [.method, .targetURI, .contentDigest]
}
