import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

@Suite struct CertificateKeyTests {
    @Test(
        "gives a key as the JSON Web Key that the joserfc library makes of the same certificate, with its thumbprint",
        arguments: [KeyKind.rsa(bits: 2048), .p256, .p384, .p521, .ed25519])
    func joserfc(kind: KeyKind) async throws {
        let python = try await PythonEnvironment.prepare("jws", packages: ["joserfc==1.6.5", "cryptography==48.0.0"])
        let party = try SigningParty(kind)
        let key = try CertificateKey(party.certificate)
        let script = """
            import sys
            from joserfc.jwk import ECKey, OKPKey, RSAKey
            key = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}[sys.argv[2]].import_key(sys.argv[1])
            members = key.as_dict(private=False)
            print(" ".join(f"{name}={members[name]}" for name in sorted(members) if name != "kid"), key.thumbprint())
            """
        let finished = try await ChildProcess.finish(
            python.python, ["-c", script, key.spkiPEM, key.jwk["kty"]?.string ?? ""])
        let members = try #require(key.jwk.object).members.filter { $0.name != "x5t#S256" }
            .sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value.string ?? "")" }
        #expect(finished.output == members.joined(separator: " ") + " \(key.jwkThumbprint)\n")
        #expect(key.jwk["x5t#S256"]?.string == party.thumbprint)
    }

    @Test("has the thumbprints that the openssl command prints")
    func thumbprints() async throws {
        let party = try SigningParty(.p256)
        let key = try CertificateKey(party.certificate)
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("certificate.pem", party.certificate.pem)
            for (digest, thumbprint) in [("-sha1", key.sha1Thumbprint), ("-sha256", key.thumbprint)] {
                let finished = try await ChildProcess.finish(
                    "openssl", ["x509", "-in", file, "-noout", "-fingerprint", digest])
                let bytes = try #require(Base64URL.bytes(thumbprint))
                let expected = bytes.map { Hexadecimal.text([$0]).uppercased() }.joined(separator: ":")
                #expect(finished.output.contains("=\(expected)\n"), "\(finished.output)")
            }
            let key = try CertificateKey(party.certificate)
            let spki = try await ChildProcess.finish("openssl", ["x509", "-in", file, "-noout", "-pubkey"])
            #expect(spki.output == key.spkiPEM)
            #expect(key.spkiSHA256 == Digest.hash(.sha256, key.spkiDER))
        }
    }
}
