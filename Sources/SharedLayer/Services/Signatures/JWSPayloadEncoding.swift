/// How a payload enters into what is signed.
package enum JWSPayloadEncoding: Sendable, Hashable, CaseIterable {
    /// As it is: `b64` is false, and `crit` says so (RFC 7797).
    case unencoded
    /// In base64url, as RFC 7515 has it.
    case base64URL
}
