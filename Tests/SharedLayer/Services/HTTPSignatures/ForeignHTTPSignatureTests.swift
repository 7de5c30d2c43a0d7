import CurlTransport
import FoundationEssentials
import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

/// http-message-signatures is an implementation of RFC 9421 in Python.
@Suite struct ForeignHTTPSignatureTests {
    private static let secret = [UInt8](0..<64)
    private static let prelude = """
        import base64, json, sys
        import requests
        from cryptography.hazmat.primitives import serialization
        from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, HTTPSignatureKeyResolver, algorithms

        known = [algorithms.RSA_PSS_SHA512, algorithms.RSA_V1_5_SHA256, algorithms.HMAC_SHA256,
                 algorithms.ECDSA_P256_SHA256, algorithms.ECDSA_P384_SHA384, algorithms.ED25519]
        algorithm = {each.algorithm_id: each for each in known}[sys.argv[1]]
        class Keys(HTTPSignatureKeyResolver):
            def resolve_public_key(self, key_id):
                if sys.argv[1] == 'hmac-sha256': return bytes(range(64))
                return serialization.load_pem_private_key(sys.argv[2].encode(), None).public_key()
            def resolve_private_key(self, key_id):
                if sys.argv[1] == 'hmac-sha256': return bytes(range(64))
                return serialization.load_pem_private_key(sys.argv[2].encode(), None)
        def request(headers):
            url = 'https://partner.example/a%20b?Pet=dog&q=1+2'
            return requests.Request('POST', url, headers=headers, data=b'{"amount": "1.50"}').prepare()

        """

    private static let url = "https://partner.example/a%20b?Pet=dog&q=1+2"
    private static let body = Array(#"{"amount": "1.50"}"#.utf8)

    private func run(_ script: String, _ arguments: [String]) async throws -> [String: String] {
        let environment = try await PythonEnvironment.prepare(
            "http-signatures", packages: ["http-message-signatures==3.0.0", "requests==2.32.5"])
        let finished = try await ChildProcess.finish(environment.python, ["-c", Self.prelude + script] + arguments)
        guard finished.succeeded, let line = finished.output.split(separator: "\n").last else {
            throw TestSupportError(.processFailed, finished.output)
        }
        return try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    }

    private func keys(
        _ algorithm: HTTPSignatureAlgorithm
    ) throws -> (signing: HTTPSigningKey, verifying: HTTPVerificationKey, pem: String) {
        let kind: KeyKind
        switch algorithm {
        case .hmacSHA256:
            return (
                try HTTPSigningKey(secret: Self.secret, keyID: "k"), try HTTPVerificationKey(secret: Self.secret), ""
            )
        case .rsaPSSSHA512, .rsaPKCS1SHA256: kind = .rsa(bits: 2048)
        case .ecdsaP256SHA256: kind = .p256
        case .ecdsaP384SHA384: kind = .p384
        case .ed25519: kind = .ed25519
        }
        let key = try SampleKey.of(kind)
        return (
            try HTTPSigningKey(LocalKeyStore(["k": key]), keyID: "k", algorithm: algorithm),
            try HTTPVerificationKey(key.publicKey, algorithm: algorithm), key.pem
        )
    }

    @Test("signs so that http-message-signatures verifies it", arguments: HTTPSignatureAlgorithm.allCases)
    func signsForForeign(algorithm: HTTPSignatureAlgorithm) async throws {
        let (key, _, pem) = try keys(algorithm)
        let profile = HTTPSigningProfile(
            components: [
                .method, .targetURI, .authority, .scheme, .requestTarget, .path, .query, .queryParameter("Pet"),
                .queryParameter("q"), .contentDigest, .contentType, .contentDigest.member("sha-256"),
            ], tag: "t")
        let signed = try await HTTPMessageSigner(.now()).signed(
            HTTPRequest(.post, Self.url, headers: ["Content-Type": "application/json"], body: Self.body), key: key,
            profile: profile)
        let headers = Dictionary(uniqueKeysWithValues: signed.headers.fields.map { ($0.name, $0.value) })
        let script = """
            made = request(json.loads(sys.argv[3]))
            results = HTTPMessageVerifier(signature_algorithm=algorithm, key_resolver=Keys()).verify(made, body=made.body)
            print(json.dumps({'label': results[0].label, 'tag': results[0].parameters['tag'],
                'q': results[0].covered_components['"@query-param";name="q"']}))
            """
        let json = String(decoding: try JSONEncoder().encode(headers), as: UTF8.self)
        let output = try await run(script, [algorithm.rawValue, pem, json])
        #expect(output == ["label": "sig1", "tag": "t", "q": "1%202"])
    }

    @Test("verifies what http-message-signatures signed", arguments: HTTPSignatureAlgorithm.allCases)
    func verifiesForeign(algorithm: HTTPSignatureAlgorithm) async throws {
        let (_, key, pem) = try keys(algorithm)
        let script = """
            made = request({'Content-Type': 'application/json', 'Cache-Control': 'a=1,   b=2'})
            HTTPMessageSigner(signature_algorithm=algorithm, key_resolver=Keys()).sign(
                made, key_id='k', body=made.body, nonce='n', label='python', covered_component_ids=(
                    '@method', '@target-uri', '@authority', '@scheme', '@request-target', '@path', '@query',
                    '"@query-param";name="q"', 'content-type', 'content-digest', '"cache-control";bs'))
            print(json.dumps(dict(made.headers)))
            """
        let output = try await run(script, [algorithm.rawValue, pem])
        var headers: HTTPHeaders = [:]
        for (name, value) in output { headers.add(name, value) }
        let verified = try await HTTPMessageVerifier(.now()).verify(
            .request(SignableRequest(method: "POST", url: Self.url, headers: headers)), body: Self.body,
            policy: HTTPSignaturePolicy(algorithms: [algorithm], requiresNonce: true)
        ) { _ in key }
        #expect(verified.label == "python")
        #expect(verified.components.contains(.queryParameter("q")))
        #expect(verified.components.contains(.field("cache-control").asBytes()))
    }
}
