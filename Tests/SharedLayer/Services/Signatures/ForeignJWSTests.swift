import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

/// joserfc is an implementation of JOSE in Python.
@Suite struct ForeignJWSTests {
    private static let payload = #"{"amount": "1.50", "name": "Zoë"}"#

    private func run(_ script: String, _ arguments: [String]) async throws -> String {
        let environment = try await PythonEnvironment.prepare(
            "jws", packages: ["joserfc==1.6.5", "cryptography==48.0.0"])
        let prelude = """
            import sys, json
            from joserfc import jws
            from joserfc.jwk import ECKey, OKPKey, RSAKey
            names = [kind + bits for kind in ('PS', 'RS', 'ES') for bits in ('256', '384', '512')] + ['EdDSA', 'Ed25519']
            registry = jws.JWSRegistry(algorithms=names, strict_check_header=False)
            kinds = {'E': ECKey, 'O': OKPKey, 'R': RSAKey}
            key = kinds[sys.argv[1][0]].import_key(sys.argv[1][1:])

            """
        let finished = try await ChildProcess.finish(
            environment.python, ["-W", "ignore", "-c", prelude + script] + arguments)
        guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
        return String(finished.output.prefix { $0 != "\n" })
    }

    /// By which the script knows the kind.
    private static func letter(_ kind: KeyKind) -> String {
        switch kind {
        case .rsa: "R"
        case .p256, .p384, .p521, .secp256k1: "E"
        case .ed25519: "O"
        }
    }

    @Test("verifies what joserfc signed, in both forms", arguments: JWSAlgorithm.allCases)
    func verifiesForeign(algorithm: JWSAlgorithm) async throws {
        let key = try SampleKey.of(algorithm)
        let letter = Self.letter(key.kind)
        let script = """
            for extension in ({}, {'b64': False, 'crit': ['b64']}):
                header = {'alg': sys.argv[2], 'kid': 'from Python'} | extension
                token = jws.serialize_compact(header, sys.argv[3].encode(), key, registry=registry)
                print('..'.join(token.split('.')[::2]), end=',')
            """
        let output = try await run(script, [letter + key.pem, algorithm.rawValue, Self.payload])
        let compacts = output.split(separator: ",")
        try #require(compacts.count == 2)
        for (compact, encoding) in zip(compacts, [JWSPayloadEncoding.base64URL, .unencoded]) {
            let header = try CryptoService(.test()).verifyDetached(
                String(compact), of: Array(Self.payload.utf8), key: key.publicKey,
                policy: JWSPolicy(algorithms: [algorithm], payloads: [encoding]))
            #expect(header.keyID == "from Python")
        }
    }

    @Test("verifies a document that joserfc signed", arguments: ["PS256", "RS256"])
    func verifiesDocument(algorithm: String) async throws {
        let party = try SigningParty()
        let header = """
            {"alg": "\(algorithm)", "b64": false, "crit": ["b64"], "x5t#S256": "\(party.thumbprint)", \
            "iat": \(SigningParty.now), "jti": "from Python", "aud": "\(SigningParty.audience)", "url": "\(SigningParty.url)"}
            """
        let script = """
            token = jws.serialize_compact(json.loads(sys.argv[2]), sys.argv[3].encode(), key, registry=registry)
            print('..'.join(token.split('.')[::2]))
            """
        let compact = try await run(script, ["R" + party.key.pem, header, Self.payload])
        let verified = try CryptoService(.test()).verifyDigitalSignature(
            compact, of: Array(Self.payload.utf8), certificates: [party.entry()], expecting: SigningParty.expectation)
        #expect(verified.tokenID == "from Python")
    }

    @Test("signs so that joserfc verifies it", arguments: JWSAlgorithm.allCases)
    func signsForForeign(algorithm: JWSAlgorithm) async throws {
        let key = try SampleKey.of(algorithm)
        let letter = Self.letter(key.kind)
        let compact = try await CryptoService(.test()).signDetached(
            Array(Self.payload.utf8), keyID: "k", keyStore: LocalKeyStore(["k": key]), audience: "somebody",
            url: nil, algorithm: algorithm)
        let script = """
            token = jws.deserialize_compact(sys.argv[2], key, payload=sys.argv[3].encode(), registry=registry)
            print(token.headers()['aud'], token.headers()['alg'], token.headers()['b64'])
            """
        let output = try await run(script, [letter + key.publicKey.pem, compact, Self.payload])
        #expect(output == "somebody \(algorithm.rawValue) False")
    }
}
