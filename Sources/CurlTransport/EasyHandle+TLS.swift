import CCurl

extension EasyHandle {
    /// Sets what every `https` request needs, and what this one asks for.
    func setTLS(of request: HTTPRequest) throws(TransportError) {
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = request.certificateAuthoritiesFile { try set(CURLOPT_CAINFO, file) }
        // A libcurl of a distribution trusts what is in a folder of the system too, beside every file and text.
        if request.certificateAuthoritiesFile != nil || request.tls?.authoritiesPEM != nil {
            try check(moneta_curl_unset_string(pointer, CURLOPT_CAPATH))
        }
        guard let options = request.tls else { return }
        if let authorities = options.authoritiesPEM { try setBlob(CURLOPT_CAINFO_BLOB, authorities) }
        if let client = options.clientCertificate {
            try setBlob(CURLOPT_SSLCERT_BLOB, client.certificatePEM)
            try setBlob(CURLOPT_SSLKEY_BLOB, client.keyPEM)
        }
        if !options.publicKeyPins.isEmpty {
            let pins = options.publicKeyPins.map { "sha256//" + $0 }
            try set(CURLOPT_PINNEDPUBLICKEY, pins.joined(separator: ";"))
        }
    }

    /// libcurl keeps a copy.
    private func setBlob(_ option: CURLoption, _ text: String) throws(TransportError) {
        var bytes = Array(text.utf8)
        let count = bytes.count
        let code = bytes.withUnsafeMutableBytes { moneta_curl_set_blob(pointer, option, $0.baseAddress, count) }
        try check(code)
    }
}
