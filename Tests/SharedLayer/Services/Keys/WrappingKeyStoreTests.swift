import CurlTransport
import TestSupport
import Testing

@testable import SharedLayer

@Suite struct WrappingKeyStoreTests {
    private func code(
        _ body: () async throws -> [UInt8]
    ) async -> KeyStoreError.Code? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? KeyStoreError)?.code
        }
    }

    @Test("keeps to what a store of wrapping keys promises, in memory")
    func local() async throws {
        let store = LocalKeyStore(
            [:], wrappingKeys: ["a": try SymmetricKey.generate(), "b": try SymmetricKey.generate()])
        try await check(store, "a", other: "b", missing: "c")
    }

    @Test("keeps to what a store of wrapping keys promises, in moto's KMS, which checks our signatures")
    func moto() async throws {
        // moto checks nothing before this many calls were made: four prepare the key of somebody who may use KMS.
        try await MotoServer.with(environment: ["INITIAL_NO_AUTH_ACTION_COUNT": "4"]) { server in
            let script = """
                import boto3, json, sys
                key = dict(aws_access_key_id="id", aws_secret_access_key="secret", region_name="eu-central-1")
                iam = boto3.client("iam", endpoint_url=sys.argv[1], **key)
                iam.create_user(UserName="user")
                statement = dict(Effect="Allow", Action="kms:*", Resource="*")
                policy = json.dumps(dict(Version="2012-10-17", Statement=[statement]))
                iam.put_user_policy(UserName="user", PolicyName="kms", PolicyDocument=policy)
                made = iam.create_access_key(UserName="user")["AccessKey"]
                kms = boto3.client("kms", endpoint_url=sys.argv[1], **key)
                key = kms.create_key()["KeyMetadata"]["Arn"]
                print(made["AccessKeyId"], made["SecretAccessKey"], key)
                """
            let made = try await ChildProcess.finish(server.python.python, ["-c", script, server.url])
            let words = made.output.split(whereSeparator: \.isWhitespace).map(String.init)
            try #require(made.succeeded && words.count == 3, "\(made.output)")
            func store(secret: String) -> KMSKeyStore {
                KMSKeyStore(
                    configuration: AWSConfiguration(
                        region: "eu-central-1",
                        credentials: AWSCredentials(accessKeyID: words[0], secretAccessKey: secret),
                        endpoint: server.url), http: HTTPClient())
            }
            try await check(
                store(secret: words[1]), words[2], other: nil,
                missing: words[2].replacing(/[0-9a-f]{12}$/, with: "000000000000"))
            #expect(
                await code { try await store(secret: "wrong").encrypt([1], keyID: words[2], context: [:]) } == .failed)
            try await opensWithBoto3(store(secret: words[1]), server, words)
        }
    }

    /// What our store wrapped is opened by boto3, and the other way round.
    private func opensWithBoto3(_ store: KMSKeyStore, _ server: MotoServer, _ words: [String]) async throws {
        let dataKey = try await store.generateDataKey(keyID: words[2], context: ["id": "Zoë"])
        let script = """
            import boto3, sys
            kms = boto3.client("kms", endpoint_url=sys.argv[1], aws_access_key_id=sys.argv[2],
                aws_secret_access_key=sys.argv[3], region_name="eu-central-1")
            context = {"id": "Zoë"}
            opened = kms.decrypt(CiphertextBlob=bytes.fromhex(sys.argv[5]), EncryptionContext=context)
            sealed = kms.encrypt(KeyId=sys.argv[4], Plaintext=b"from Python", EncryptionContext=context)
            print(opened["Plaintext"].hex(), sealed["CiphertextBlob"].hex())
            """
        let finished = try await ChildProcess.finish(
            server.python.python,
            ["-c", script, server.url] + words.prefix(3) + [Hexadecimal.text(dataKey.wrapped)])
        let output = finished.output.split(whereSeparator: \.isWhitespace)
        try #require(finished.succeeded && output.count == 2, "\(finished.output)")
        #expect(Hexadecimal.bytes(output[0]) == dataKey.key.bytes)
        let sealed = try #require(Hexadecimal.bytes(output[1]))
        #expect(try await store.decrypt(sealed, keyID: words[2], context: ["id": "Zoë"]) == Array("from Python".utf8))
    }

    /// - Parameter other: a key of which a store checks that it is not the one; moto's does not look.
    private func check(
        _ store: any WrappingKeyStore, _ keyID: String, other: String?, missing: String
    ) async throws {
        let context: EncryptionContext = ["id": "1", "table": "t"]
        let dataKey = try await store.generateDataKey(keyID: keyID, context: context)
        #expect(try await store.decrypt(dataKey.wrapped, keyID: keyID, context: context) == dataKey.key.bytes)
        #expect(try await store.generateDataKey(keyID: keyID, context: context).key != dataKey.key)
        let encrypted = try await store.encrypt([1, 2, 3], keyID: keyID, context: [:])
        #expect(try await store.decrypt(encrypted, keyID: keyID, context: [:]) == [1, 2, 3])
        let wrapped = dataKey.wrapped
        var changed = wrapped
        changed[changed.count - 1] ^= 1
        #expect(await code { try await store.decrypt(changed, keyID: keyID, context: context) } == .ciphertextRefused)
        #expect(
            await code { try await store.decrypt(wrapped, keyID: keyID, context: ["id": "1"]) } == .ciphertextRefused)
        if let other {
            #expect(
                await code { try await store.decrypt(wrapped, keyID: other, context: context) } == .ciphertextRefused)
        }
        #expect(await code { try await store.encrypt([1], keyID: missing, context: [:]) } == .keyNotFound)
        #expect(
            await code { try await store.generateDataKey(keyID: missing, context: [:]).wrapped } == .keyNotFound)
    }
}
