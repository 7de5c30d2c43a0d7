extension HTTPRequest {
    /// - Throws: `TransportError` with `.invalidRequest`.
    func validateTLS() throws(TransportError) {
        guard let tls else { return }
        guard isEncrypted else {
            throw TransportError(.invalidRequest, "a client certificate, authorities and pins need an https URL")
        }
        let texts = [tls.authoritiesPEM, tls.clientCertificate?.certificatePEM, tls.clientCertificate?.keyPEM]
        for case let text? in texts {
            guard (1...TLSOptions.pemBytesMax).contains(text.utf8.count), text.contains("-----BEGIN ") else {
                throw TransportError(.invalidRequest, "certificates and keys are PEM, of at most 1 MiB")
            }
        }
        guard tls.publicKeyPins.count <= TLSOptions.pinsMax,
            tls.publicKeyPins.allSatisfy({ pin in
                pin.utf8.count == TLSOptions.pinCharacterCount && pin.last == "=" && !pin.contains(";")
            })
        else {
            throw TransportError(
                .invalidRequest, "a pin of a public key is a SHA-256 in base64; there may be \(TLSOptions.pinsMax)")
        }
    }
}
