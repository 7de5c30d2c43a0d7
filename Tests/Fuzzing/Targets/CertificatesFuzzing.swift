@testable import OpenSSLCrypto

/// A certificate or a list that is taken is written as it was read; whatever comes, nothing is left in OpenSSL's queue of errors.
func fuzzCertificates(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let kind = input.byte()
    let bytes = input.bytes()
    switch kind & 3 {
    case 0:
        if let certificate = try? X509Certificate(der: bytes) { try promiseCertificate(certificate, bytes) }
    case 1:
        if let list = try? CertificateRevocationList(der: bytes) {
            try promise((try? CertificateRevocationList(pem: list.pem))?.der == list.der, "a list's PEM is its own")
        }
    default:
        let text = String(decoding: bytes, as: UTF8.self)
        let chain = (try? X509Certificate.chain(pem: text)) ?? []
        for certificate in chain { try promiseCertificate(certificate, certificate.der) }
        if let only = try? X509Certificate.only(pem: text) {
            try promise(chain == [only], "the only certificate is the one of the chain")
        }
        _ = try? CertificateRevocationList(pem: text)
        _ = try? PublicKey(pem: text)
    }
    try promise(OpenSSLErrorQueue.drain().isEmpty, "the queue of errors is empty")
}

private func promiseCertificate(_ certificate: X509Certificate, _ der: [UInt8]) throws(BrokenPromise) {
    try promise(certificate.der == der, "a certificate's bytes are those that it was read from")
    try promise((try? X509Certificate(pem: certificate.pem)) == certificate, "a certificate's PEM is its own")
    try promise((try? PublicKey(spkiDER: certificate.publicKey.spkiDER)) != nil, "a certificate's key is a key")
    _ = try? certificate.publicKey.numbers()
    guard let store = try? CertificateStore(trusting: [certificate]) else { return }
    // Time is between its own, so that more than the times is looked at.
    let time = certificate.notBefore / 2 + certificate.notAfter / 2
    for usage in CertificateUsage.allCases { _ = try? store.path(of: certificate, usage: usage, at: time) }
}
