import FoundationEssentials
import OpenSSLCrypto

/// The key with which an emulator signs its messages, and its self-signed certificate.
struct SigningIdentity: Sendable {
    static let pathPrefix = "/SimpleNotificationService-"
    private static let validSeconds: Int64 = 10 * 365 * 86_400

    let key: PrivateKey
    let certificatePEM: String
    /// Where the service endpoint serves the certificate, such as `/SimpleNotificationService-0123….pem`.
    let certificatePath: String

    /// Makes a key and a certificate that counts from a day ago.
    static func make(nowSeconds now: Int64) throws(CryptoError) -> SigningIdentity {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let certificate = try X509Certificate.selfSigned(
            subjectCommonName: "sns.amazonaws.com", key: key, notBefore: now - 86_400, notAfter: now + validSeconds)
        return SigningIdentity(key: key, certificate: certificate)
    }

    init(keyPEM: String, certificatePEM: String) throws(CryptoError) {
        self.init(key: try PrivateKey(pem: keyPEM), certificate: try X509Certificate(pem: certificatePEM))
    }

    private init(key: PrivateKey, certificate: X509Certificate) {
        self.key = key
        certificatePEM = certificate.pem
        let name = Digest.hexadecimal(.sha256, certificate.der).prefix(32)
        certificatePath = "\(Self.pathPrefix)\(name).pem"
    }

    /// The base64 of the signature over a canonical string: each name and its value on a line of their own.
    ///
    /// Source: SNS developer guide, "Verifying the signatures of Amazon SNS messages".
    func signature(of pairs: [(name: String, value: String)], _ version: SignatureVersion) throws(CryptoError) -> String
    {
        let text = pairs.map { "\($0.name)\n\($0.value)\n" }.joined()
        return Data(try key.sign(Array(text.utf8), .rsaPKCS1(version.hash))).base64EncodedString()
    }
}
