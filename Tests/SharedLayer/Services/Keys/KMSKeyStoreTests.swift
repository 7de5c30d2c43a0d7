import CurlTransport
import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

@Suite struct KMSKeyStoreTests {
    private func store(_ peer: ScriptedPeer) -> KMSKeyStore {
        KMSKeyStore(
            configuration: AWSConfiguration(
                region: "eu-central-1",
                credentials: AWSCredentials(accessKeyID: "a", secretAccessKey: "s", sessionToken: nil),
                endpoint: peer.url), http: HTTPClient())
    }

    @Test("sends short messages as they are, and of longer and empty ones the hash")
    func messageTypes() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(body: #"{"Signature":"AQID"}"#)
            }
        } _: { peer in
            let store = store(peer)
            for count in [1, 4_096, 4_097, 0] {
                let signature = try await store.sign(
                    [UInt8](repeating: 7, count: count), keyID: "alias/k", scheme: .rsaPSS(.sha256))
                #expect(signature == [1, 2, 3])
            }
            let bodies = try peer.requests.map { try JSONParser().parse($0.body) }
            #expect(bodies.map { $0["MessageType"]?.string } == ["RAW", "RAW", "DIGEST", "DIGEST"])
            #expect(bodies[0]["Message"]?.string == "Bw==")
            #expect(bodies.allSatisfy { $0["SigningAlgorithm"]?.string == "RSASSA_PSS_SHA_256" })
            #expect(bodies.allSatisfy { $0["KeyId"]?.string == "alias/k" })
            #expect(peer.requests.allSatisfy { $0.header("X-Amz-Target") == "TrentService.Sign" })
        }
    }

    @Test(
        "tells KMS's errors apart",
        arguments: [
            ("NotFoundException", KeyStoreError.Code.keyNotFound),
            ("InvalidKeyUsageException", .schemeUnsupported), ("AccessDeniedException", .failed),
        ])
    func errors(type: String, code: KeyStoreError.Code) async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(400, body: #"{"__type":"\#(type)","message":"no"}"#)
            }
        } _: { peer in
            let store = store(peer)
            let error = await #expect(throws: KeyStoreError.self) { try await store.publicKey(keyID: "k") }
            #expect(error?.code == code)
            #expect((error?.cause as? AWSError)?.code == type)
        }
    }

    @Test("says that KMS does not offer Ed25519 without asking it")
    func unsupportedScheme() async throws {
        try await ScriptedPeer.with({ _ in }) { peer in
            let store = store(peer)
            let error = await #expect(throws: KeyStoreError.self) {
                try await store.sign([1], keyID: "k", scheme: .ed25519)
            }
            #expect(error?.code == .schemeUnsupported)
            #expect(peer.connectionCount == 0)
        }
    }

    @Test("signs with moto's KMS so that the key that it gives verifies the signature")
    func moto() async throws {
        try await MotoServer.with { moto in
            let configuration = AWSConfiguration(
                region: "eu-central-1",
                credentials: AWSCredentials(accessKeyID: "a", secretAccessKey: "s", sessionToken: nil),
                endpoint: moto.url)
            let http = HTTPClient()
            let client = AWSJSONClient(
                service: "kms", targetPrefix: "TrentService", jsonVersion: "1.1", configuration: configuration,
                http: http)
            let created: JSONValue = try await client.call(
                "CreateKey", ["KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"] as JSONValue)
            let keyID = try #require(created["KeyMetadata"]?["KeyId"]?.string)
            let store = KMSKeyStore(configuration: configuration, http: http)
            let key = try await store.publicKey(keyID: keyID)
            let signature = try await store.sign([1, 2, 3], keyID: keyID, scheme: .rsaPKCS1(.sha256))
            #expect(key.verify(signature, of: [1, 2, 3], .rsaPKCS1(.sha256)))
            let missing = await #expect(throws: KeyStoreError.self) { try await store.publicKey(keyID: "alias/none") }
            #expect(missing?.code == .keyNotFound)
        }
    }
}
