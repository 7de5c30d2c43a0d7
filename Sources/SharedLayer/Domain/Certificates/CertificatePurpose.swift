/// What a certificate's key is used for.
package enum CertificatePurpose: String, Codable, Sendable, CaseIterable {
    /// Signs contracts and requests.
    case signing = "SIGNING"
    /// Opens connections to us: the client's side of mutual TLS.
    case transport = "TRANSPORT"
    /// What is sealed for its holder is sealed with it.
    case encryption = "ENCRYPTION"
}
