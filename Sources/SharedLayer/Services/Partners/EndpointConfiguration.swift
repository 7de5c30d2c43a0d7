import CurlTransport

/// Where messages to a partner go, and how the partner knows who sends them. Its text shows neither path nor secrets.
package struct EndpointConfiguration: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    /// Under which its circuit, its places in the bulkhead and its log records are kept, such as the partner's id.
    package let name: String
    package let url: String
    /// In the order in which they are applied; a signature covers what stands before it.
    package let authentication: [PartnerAuthentication]
    /// PEM of the authorities to trust instead of the public ones.
    package let authoritiesPEM: String?
    /// SHA-256 of the public keys that the partner's certificate may have, in base64; none for any.
    package let publicKeyPins: [String]

    package init(
        name: String, url: String, authentication: [PartnerAuthentication] = [], authoritiesPEM: String? = nil,
        publicKeyPins: [String] = []
    ) {
        self.name = name
        self.url = url
        self.authentication = authentication
        self.authoritiesPEM = authoritiesPEM
        self.publicKeyPins = publicKeyPins
    }

    package var description: String { "EndpointConfiguration(\(name))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["name": name], displayStyle: .struct) }

    /// Nil when nothing is asked for.
    var tls: TLSOptions? {
        var client: ClientCertificate?
        for case .clientCertificate(let certificate) in authentication { client = certificate }
        guard client != nil || authoritiesPEM != nil || !publicKeyPins.isEmpty else { return nil }
        return TLSOptions(
            clientCertificate: client, authoritiesPEM: authoritiesPEM, publicKeyPins: publicKeyPins)
    }
}
