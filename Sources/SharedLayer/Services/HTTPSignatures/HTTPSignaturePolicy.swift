/// What a signature must be like to count. Everything that it does not ask for, an attacker may change.
package struct HTTPSignaturePolicy: Sendable, Hashable {
    /// What must be covered; more may be.
    package var requiredComponents: Set<SignatureComponent>
    package var algorithms: Set<HTTPSignatureAlgorithm>
    /// Only a signature of this label counts; nil for any. A label says nothing by itself: intermediaries may change it.
    package var label: String?
    /// Only a signature with this tag counts; nil for any.
    package var tag: String?
    /// How long after `created` a signature counts.
    package var ageSecondsMax: Int64
    /// How far the signer's clock may be ahead of ours, or ours ahead of it.
    package var clockSkewSeconds: Int64
    package var requiresExpires: Bool
    /// Whether repeats must be recognisable; that each nonce comes once is for the caller to keep.
    package var requiresNonce: Bool
    /// A message with more signatures is refused unread.
    package var signaturesMax: Int

    package init(
        requiredComponents: Set<SignatureComponent> = Set(HTTPSigningProfile.requestComponents),
        algorithms: Set<HTTPSignatureAlgorithm> = HTTPSignatureAlgorithm.asymmetric, label: String? = nil,
        tag: String? = nil, ageSecondsMax: Int64 = 300, clockSkewSeconds: Int64 = 60, requiresExpires: Bool = false,
        requiresNonce: Bool = false, signaturesMax: Int = 8
    ) {
        self.requiredComponents = requiredComponents
        self.algorithms = algorithms
        self.label = label
        self.tag = tag
        self.ageSecondsMax = ageSecondsMax
        self.clockSkewSeconds = clockSkewSeconds
        self.requiresExpires = requiresExpires
        self.requiresNonce = requiresNonce
        self.signaturesMax = signaturesMax
    }
}
