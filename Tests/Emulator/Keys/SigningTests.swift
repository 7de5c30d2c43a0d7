import FoundationEssentials
import OpenSSLCrypto
import Testing
import Wire

@testable import Keys

@Suite struct SigningTests {
    @Test(
        "signs and verifies with every algorithm of a key, messages and digests",
        arguments: ["RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1"])
    func everyAlgorithm(spec: String) async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey(spec)
        let message = Array("sign me".utf8)
        for algorithm in try #require(KeySpec(rawValue: spec)).signingAlgorithms {
            let name = algorithm.rawValue
            let digest = Digest.hash(algorithm.hash, message).base64
            let signed = try await keys.reply(
                "Sign", #"{"KeyId":"\#(id)","Message":"\#("sign me".base64)","SigningAlgorithm":"\#(name)"}"#)
            #expect(signed.keyID == "arn:aws:kms:eu-central-1:123456789012:key/\(id)")
            let signature = try #require(signed.signature).base64EncodedString()
            for (content, type) in [("sign me".base64, "RAW"), (digest, "DIGEST")] {
                let verified = try await keys.reply(
                    "Verify",
                    """
                    {"KeyId":"\(id)","Message":"\(content)","MessageType":"\(type)","SigningAlgorithm":"\(name)",\
                    "Signature":"\(signature)"}
                    """)
                #expect(verified.isValid == true, "\(name) \(type): \(verified.message ?? "")")
            }
            let wrong = try await keys.reply(
                "Verify",
                #"{"KeyId":"\#(id)","Message":"AAAA","SigningAlgorithm":"\#(name)","Signature":"\#(signature)"}"#)
            #expect(wrong.type == "KMSInvalidSignatureException")
        }
    }

    @Test("gives the public key that verifies its signatures")
    func publicKey() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("RSA_2048")
        let spki = try #require(try await keys.reply("GetPublicKey", #"{"KeyId":"\#(id)"}"#).publicKey)
        let digest = Digest.hash(.sha256, Array("long".utf8))
        let signed = try await keys.reply(
            "Sign",
            """
            {"KeyId":"\(id)","Message":"\(digest.base64)","MessageType":"DIGEST",\
            "SigningAlgorithm":"RSASSA_PSS_SHA_256"}
            """)
        let key = try PublicKey(spkiDER: [UInt8](spki))
        #expect(key.verify([UInt8](try #require(signed.signature)), of: Array("long".utf8), .rsaPSS(.sha256)))
    }

    @Test(
        "refuses what KMS refuses, in its words",
        arguments: [
            (
                #""Message":"","SigningAlgorithm":"ECDSA_SHA_256""#, "ValidationException",
                "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length "
                    + "greater than or equal to 1"
            ),
            (
                #""SigningAlgorithm":"ECDSA_SHA_256""#, "ValidationException",
                "1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be "
                    + "null"
            ),
            (
                #""Message":"\#([UInt8](repeating: 1, count: 4097).base64)","SigningAlgorithm":"ECDSA_SHA_256""#,
                "ValidationException",
                "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length "
                    + "less than or equal to 4096"
            ),
            (
                #""Message":"AAAA","SigningAlgorithm":"RSASSA_PSS_SHA_256""#, "InvalidKeyUsageException",
                "Algorithm RSASSA_PSS_SHA_256 is incompatible with key spec ECC_NIST_P256."
            ),
            (
                #""Message":"AAAA","MessageType":"DIGEST","SigningAlgorithm":"ECDSA_SHA_256""#, "ValidationException",
                "Digest is invalid length for algorithm ECDSA_SHA_256."
            ),
            (
                #""Message":"AAAA","MessageType":"raw","SigningAlgorithm":"ECDSA_SHA_256""#, "ValidationException",
                "1 validation error detected: Value 'raw' at 'messageType' failed to satisfy constraint: Member must "
                    + "satisfy enum value set: [RAW, DIGEST, EXTERNAL_MU]"
            ),
            (
                #""Message":"AAAA","DryRun":true,"SigningAlgorithm":"ECDSA_SHA_256""#, "DryRunOperationException",
                "The request would have succeeded, but the DryRun option is set."
            ),
        ])
    func refusals(members: String, type: String, message: String) async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("ECC_NIST_P256")
        let reply = try await keys.reply("Sign", #"{"KeyId":"\#(id)",\#(members)}"#)
        #expect(reply.type == type)
        #expect(reply.message == message)
        #expect(reply.signature == nil)
    }

    @Test("signs a message of 4096 bytes, the longest there is")
    func longestMessage() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("ECC_NIST_P256")
        let message = [UInt8](repeating: 1, count: 4096).base64
        let reply = try await keys.reply(
            "Sign", #"{"KeyId":"\#(id)","Message":"\#(message)","SigningAlgorithm":"ECDSA_SHA_256"}"#)
        #expect(reply.signature != nil)
    }

    @Test("signs with no key that is for encryption")
    func wrongUsage() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        let arn = "arn:aws:kms:eu-central-1:123456789012:key/\(id)"
        let reply = try await keys.reply(
            "Sign", #"{"KeyId":"\#(id)","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}"#)
        #expect(reply.type == "InvalidKeyUsageException")
        #expect(reply.message == "\(arn) key usage is ENCRYPT_DECRYPT which is not valid for Sign.")
        #expect(try await keys.reply("GetPublicKey", #"{"KeyId":"\#(id)"}"#).type == "UnsupportedOperationException")
    }
}
