/// What a request asks of its TLS connection, beside the checks that are always made: version 1.2 or newer, a trusted
/// certificate, and the host's name in it.
///
/// A connection is used again only by requests with the same options.
package struct TLSOptions: Sendable, Hashable {
    package var clientCertificate: ClientCertificate?
    /// PEM of the authorities to trust instead of those that libcurl was built with.
    package var authoritiesPEM: String?
    /// The SubjectPublicKeyInfos that the peer's own certificate may have, each as its SHA-256 in base64 (RFC 7469 section
    /// 2.1.1); none for any.
    package var publicKeyPins: [String]

    package init(
        clientCertificate: ClientCertificate? = nil, authoritiesPEM: String? = nil, publicKeyPins: [String] = []
    ) {
        self.clientCertificate = clientCertificate
        self.authoritiesPEM = authoritiesPEM
        self.publicKeyPins = publicKeyPins
    }

    /// 32 bytes in base64.
    static let pinCharacterCount = 44
    static let pinsMax = 16
    static let pemBytesMax = 1 << 20
}
