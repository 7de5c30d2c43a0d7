/// A signature that counts.
///
/// Whether its `nonce` was used before is for the caller to keep, until `countsUntil`.
package struct VerifiedHTTPSignature: Sendable, Hashable {
    package let label: String
    package let keyID: String
    package let algorithm: HTTPSignatureAlgorithm
    /// What it covers; nothing else of the message is proven.
    package let components: [SignatureComponent]
    package let parameters: SignatureParameters
    /// Seconds since 1970; from then on the signature would be refused.
    package let countsUntil: Int64
}
