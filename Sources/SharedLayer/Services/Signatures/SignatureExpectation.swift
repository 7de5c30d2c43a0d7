/// What a signature must have been made for.
package struct SignatureExpectation: Sendable, Hashable {
    package let audience: String
    /// Compared exactly, byte by byte.
    package let url: String
    /// How old a signature may be, and how far ahead of ours the signer's clock.
    package let windowSeconds: Int64

    /// Which algorithms and forms of payload are accepted.
    package let policy: JWSPolicy

    package init(audience: String, url: String, windowSeconds: Int64 = 300, policy: JWSPolicy = .documents) {
        self.audience = audience
        self.url = url
        self.windowSeconds = windowSeconds
        self.policy = policy
    }
}
