import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct DetachedJWSTests {
    private func code(_ compact: String, _ key: PublicKey, policy: JWSPolicy = .all) -> SignatureError.Code? {
        do {
            _ = try CryptoService(.test()).verifyDetached(compact, of: [1], key: key, policy: policy)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("verifies what it signed with every algorithm, over payloads in both forms", arguments: JWSAlgorithm.allCases)
    func roundTrip(algorithm: JWSAlgorithm) async throws {
        let key = try SampleKey.of(algorithm)
        for encoding in JWSPayloadEncoding.allCases {
            let compact = try await CryptoService(.test()).signDetached(
                [1], keyID: "k", keyStore: LocalKeyStore(["k": key]), audience: nil, url: nil, algorithm: algorithm,
                encoding: encoding)
            let policy = JWSPolicy(algorithms: [algorithm], payloads: [encoding])
            let header = try CryptoService(.test()).verifyDetached(
                compact, of: [1], key: key.publicKey, policy: policy)
            #expect(header.keyID == "k" && header.payload == encoding)
            let wrong = try PrivateKey.generate(key.kind).publicKey
            #expect(code(compact, wrong) == .signatureMismatch)
        }
    }

    @Test("takes no key for another algorithm's, not even of the next curve", arguments: JWSAlgorithm.allCases)
    func keyOfAnother(algorithm: JWSAlgorithm) async throws {
        let kinds: [KeyKind] = [.rsa(bits: 2048), .p256, .p384, .p521, .ed25519]
        let own = try SampleKey.of(algorithm).kind
        let header = Base64URL.text(Array(#"{"alg":"\#(algorithm.rawValue)","b64":false,"crit":["b64"]}"#.utf8))
        for kind in kinds where kind != own {
            let other = try SampleKey.of(kind)
            #expect(code("\(header)..AAAA", other.publicKey) == .keyUnfit)
            let error = await #expect(throws: SignatureError.self) {
                try await CryptoService(.test()).signDetached(
                    [1], keyID: "k", keyStore: LocalKeyStore(["k": other]), audience: nil, url: nil,
                    algorithm: algorithm)
            }
            #expect(error?.code == .signingFailed)
        }
    }

    @Test("takes no ECDSA signature in DER, nor one of zeros", arguments: [JWSAlgorithm.es256, .es512])
    func form(algorithm: JWSAlgorithm) throws {
        let key = try SampleKey.of(algorithm)
        let header = Base64URL.text(Array(#"{"alg":"\#(algorithm.rawValue)"}"#.utf8))
        let der = try key.sign(DetachedJWS.signingInput(header, .base64URL, [1]), algorithm.scheme)
        #expect(code("\(header)..\(Base64URL.text(der))", key.publicKey) == .signatureMismatch)
        let size = try #require(key.kind.coordinateByteCount)
        for count in [1, size, 2 * size, 2 * size + 1] {
            let zeros = Base64URL.text([UInt8](repeating: 0, count: count))
            #expect(code("\(header)..\(zeros)", key.publicKey) == .signatureMismatch)
        }
    }

    @Test(
        "refuses crit that is empty, names what is registered, unknown or not there, and b64 without crit",
        arguments: [
            #""crit":[]"#, #""crit":["alg"]"#, #""crit":["exp"],"exp":1"#, #""crit":["b64"]"#, #""b64":false"#,
            #""b64":true"#, #""b64":false,"crit":["b64","alg"]"#, #""b64":false,"crit":["b64","b64"]"#,
            #""b64":false,"crit":"b64""#, #""b64":0,"crit":["b64"]"#, #""b64":null,"crit":["b64"]"#,
            #""b64":false,"crit":null"#, #""b64":false,"crit":[["b64"]]"#, #""b64":false,"crit":{"b64":1}"#,
        ])
    func critical(members: String) throws {
        let header = Base64URL.text(Array("{\"alg\":\"EdDSA\",\(members)}".utf8))
        #expect(code("\(header)..AAAA", try SampleKey.of(KeyKind.ed25519).publicKey) == .extensionRefused)
    }

    @Test("takes b64: true for what it is without it")
    func encodedExplicitly() throws {
        let key = try SampleKey.of(KeyKind.ed25519)
        let header = Base64URL.text(Array(#"{"alg":"EdDSA","b64":true,"crit":["b64"]}"#.utf8))
        let signature = try key.sign(Array("\(header).AQ".utf8), .ed25519)
        #expect(code("\(header)..\(Base64URL.text(signature))", key.publicKey) == nil)
    }

    @Test(
        "refuses compact forms that are no such",
        arguments: [
            "", ".", "..", "...", "a.b", "HEADER.AQ.SIG", "HEADER..SIG.", "HEADER...SIG", ".HEADER..SIG",
            "HEADER..SIG=",
            "HEADER..SIG ", " HEADER..SIG", "HEADER..SIG\n", "HEADER\n..SIG", "HEADER=..SIG", "HEADER..S+/G",
            "HEADER..SIH",
            "HEADER..A", "HEADER..", "HEADER..\u{0}", "\u{feff}HEADER..SIG",
        ])
    func compactForms(text: String) throws {
        let header = Base64URL.text(Array(#"{"alg":"EdDSA"}"#.utf8))
        let compact = text.replacing("HEADER", with: header).replacing("SIG", with: "AAE")
        #expect(code(compact, try SampleKey.of(KeyKind.ed25519).publicKey) == .malformed)
    }

    @Test("refuses headers that are too long, too deep, or say a thing twice")
    func headers() throws {
        let key = try SampleKey.of(KeyKind.ed25519).publicKey
        for json in [
            #"{"alg":"EdDSA","a":"\#(String(repeating: "a", count: 5_000))"}"#,
            #"{"alg":"EdDSA","a":\#(String(repeating: "[", count: 9))\#(String(repeating: "]", count: 9))}"#,
            #"{"alg":"EdDSA","alg":"EdDSA"}"#, #"{"alg":"EdDSA","\u0061lg":"none"}"#,
            #"{"alg":"EdDSA","kid":"\ud800"}"#,
        ] {
            #expect(code("\(Base64URL.text(Array(json.utf8)))..AAAA", key) == .malformed)
        }
    }
}
