/// A certificate by which a request says who sends it (mutual TLS), and its key. Neither ever touches a disk.
package struct ClientCertificate: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// PEM: the certificate, then those between it and one that the peer trusts.
    package let certificatePEM: String
    /// PEM, without a password. A secret.
    let keyPEM: String

    package init(certificatePEM: String, keyPEM: String) {
        self.certificatePEM = certificatePEM
        self.keyPEM = keyPEM
    }

    package var description: String { "ClientCertificate" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
