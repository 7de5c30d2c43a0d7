import FoundationEssentials
import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

/// The examples of JOSE's standards, each taken apart into header, payload and signature.
@Suite struct PublishedJWSTests {
    struct Example: Decodable, CustomStringConvertible {
        let source: String
        let algorithm: String
        let publicKey: String
        let header: String
        let payload: String
        let signature: String

        var description: String { source }
        var compact: String { "\(header)..\(signature)" }
    }

    static let examples: [Example] = {
        let file = URL(filePath: PackageRoot.file("Tests/Fixtures/JOSE/vectors.json"))
        return (try? JSONDecoder().decode([Example].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test("verifies the examples of RFC 7515 and RFC 8037, without their payloads", arguments: examples)
    func verifies(example: Example) throws {
        let payload = try #require(Base64URL.bytes(example.payload))
        let key = try PublicKey(pem: example.publicKey)
        let header = try CryptoService(.test()).verifyDetached(
            example.compact, of: payload, key: key, policy: .all)
        #expect(header.algorithm.rawValue == example.algorithm)
        #expect(header.payload == .base64URL)
        let error = #expect(throws: SignatureError.self) {
            try CryptoService(.test()).verifyDetached(example.compact, of: payload + [0], key: key, policy: .all)
        }
        #expect(error?.code == .signatureMismatch)
    }

    @Test("has each of them")
    func fixtures() {
        #expect(Self.examples.map(\.algorithm) == ["RS256", "ES256", "ES512", "EdDSA"])
    }

    @Test("accepts an example only where its algorithm and form are wanted", arguments: examples)
    func policy(example: Example) throws {
        let payload = try #require(Base64URL.bytes(example.payload))
        let key = try PublicKey(pem: example.publicKey)
        let algorithm = try #require(JWSAlgorithm(rawValue: example.algorithm))
        let others = Set(JWSAlgorithm.allCases).subtracting([algorithm])
        for (policy, code) in [
            (JWSPolicy(algorithms: others, payloads: [.base64URL]), SignatureError.Code.algorithmRefused),
            (JWSPolicy(algorithms: [algorithm], payloads: [.unencoded]), .extensionRefused),
        ] {
            let error = #expect(throws: SignatureError.self) {
                try CryptoService(.test()).verifyDetached(example.compact, of: payload, key: key, policy: policy)
            }
            #expect(error?.code == code)
        }
    }

    @Test(
        "signs the bytes that RFC 7797's examples are over",
        arguments: [
            (#"{"alg":"HS256"}"#, JWSPayloadEncoding.base64URL, "5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ"),
            (
                #"{"alg":"HS256","b64":false,"crit":["b64"]}"#, .unencoded,
                "A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"
            ),
        ])
    func signingInput(header: String, encoding: JWSPayloadEncoding, code: String) throws {
        let secret = try #require(
            Base64URL.bytes("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"))
        let input = DetachedJWS.signingInput(
            Base64URL.text(Array(header.utf8)), encoding, Array("$.02".utf8))
        #expect(CryptoService(.test()).isAuthentic(input, code: try #require(Base64URL.bytes(code)), secret: secret))
        #expect(!CryptoService(.test()).isAuthentic(input, code: [], secret: secret))
    }

    @Test("accepts no HMAC, whose secret would be the public key")
    func noHMAC() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2048)).publicKey
        let header = Base64URL.text(Array(#"{"alg":"HS256"}"#.utf8))
        let input = DetachedJWS.signingInput(header, .base64URL, [1])
        for secret in [key.spkiDER, Array(key.pem.utf8)] {
            let code = CryptoService(.test()).authenticationCode(of: input, secret: secret)
            let error = #expect(throws: SignatureError.self) {
                try CryptoService(.test()).verifyDetached(
                    "\(header)..\(Base64URL.text(code))", of: [1], key: key, policy: .all)
            }
            #expect(error?.code == .algorithmRefused)
        }
    }
}
