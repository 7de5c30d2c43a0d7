import COpenSSL

/// The extensions of a new certificate (RFC 5280 section 4.2), in the text form of OpenSSL's configuration.
enum CertificateExtensions {
    static func add(
        to pointer: OpaquePointer, _ template: CertificateTemplate, issuer: X509Certificate?
    ) throws(CryptoError) {
        var extensions = [
            (NID_basic_constraints, basicConstraints(template)),
            (NID_key_usage, template.isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature"),
            (NID_subject_key_identifier, "hash"),
        ]
        if issuer != nil { extensions.append((NID_authority_key_identifier, "keyid:always")) }
        if !template.tlsUsages.isEmpty {
            extensions.append((NID_ext_key_usage, template.tlsUsages.map(\.rawValue).sorted().joined(separator: ",")))
        }
        let permitted = template.dnsNamesPermitted.map { [$0] } ?? []
        guard (template.dnsNames + permitted).allSatisfy(isDNSName) else {
            throw CryptoError(.invalidParameter, "A DNS name has letters, digits, hyphens and dots only")
        }
        if !template.dnsNames.isEmpty {
            let names = template.dnsNames.map { "DNS:" + $0 }.joined(separator: ",")
            extensions.append((NID_subject_alt_name, names))
        }
        if let domain = permitted.first {
            extensions.append((NID_name_constraints, "critical,permitted;DNS:" + domain))
        }
        for (identifier, value) in extensions {
            let signer = issuer?.handle.pointer ?? pointer
            guard moneta_x509_add_extension(pointer, signer, identifier, value) == 1 else {
                throw .openSSL(.operationFailed, "The certificate's extensions cannot be set")
            }
        }
    }

    private static func basicConstraints(_ template: CertificateTemplate) -> String {
        guard template.isAuthority else { return "critical,CA:FALSE" }
        return "critical,CA:TRUE" + (template.authoritiesBelowMax.map { ",pathlen:\($0)" } ?? "")
    }

    /// Nothing that has a meaning in the configuration language in which OpenSSL reads extensions.
    private static func isDNSName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "*": true
                default: false
                }
            }
    }
}
