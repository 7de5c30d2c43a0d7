import FoundationEssentials
import Testing
import Wire

@testable import Keys

@Suite struct EncryptionTests {
    @Test("decrypts what it encrypted, under the same context only")
    func roundTrip() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        let encrypted = try await keys.reply(
            "Encrypt",
            #"{"KeyId":"\#(id)","Plaintext":"\#("secret".base64)","EncryptionContext":{"a":"1","b":"2"}}"#)
        let blob = try #require(encrypted.ciphertext).base64EncodedString()
        let decrypted = try await keys.reply(
            "Decrypt", #"{"CiphertextBlob":"\#(blob)","EncryptionContext":{"b":"2","a":"1"}}"#)
        #expect(decrypted.plaintext == Data("secret".utf8))
        #expect(decrypted.keyID?.hasSuffix(id) == true)
        for context in [#"{"a":"1"}"#, "{}", #"{"a":"12","b":""}"#] {
            let wrong = try await keys.reply(
                "Decrypt", #"{"CiphertextBlob":"\#(blob)","EncryptionContext":\#(context)}"#)
            #expect(wrong.type == "InvalidCiphertextException")
        }
    }

    @Test("decrypts with no other key, and no blob that was changed or is none")
    func refusals() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        let other = try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        let encrypted = try await keys.reply("Encrypt", #"{"KeyId":"\#(id)","Plaintext":"AAAA"}"#)
        var blob = [UInt8](try #require(encrypted.ciphertext))
        let incorrect = try await keys.reply(
            "Decrypt", #"{"KeyId":"\#(other)","CiphertextBlob":"\#(blob.base64)"}"#)
        #expect(incorrect.type == "IncorrectKeyException")
        blob[blob.count - 1] ^= 1
        for bytes in [blob, [1], [1, 200, 3], Array("no blob".utf8)] {
            let reply = try await keys.reply("Decrypt", #"{"CiphertextBlob":"\#(bytes.base64)"}"#)
            #expect(reply.type == "InvalidCiphertextException")
        }
    }

    @Test("makes data keys of the asked length that decrypt to themselves")
    func dataKeys() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        for (members, count) in [
            (#""KeySpec":"AES_256""#, 32), (#""KeySpec":"AES_128""#, 16), (#""NumberOfBytes":64"#, 64),
        ] {
            let made = try await keys.reply("GenerateDataKey", #"{"KeyId":"\#(id)",\#(members)}"#)
            #expect(made.plaintext?.count == count)
            let blob = try #require(made.ciphertext).base64EncodedString()
            #expect(try await keys.reply("Decrypt", #"{"CiphertextBlob":"\#(blob)"}"#).plaintext == made.plaintext)
        }
        for members in ["", #","KeySpec":"AES_256","NumberOfBytes":1"#, #","NumberOfBytes":1025"#] {
            #expect(
                try await keys.reply("GenerateDataKey", #"{"KeyId":"\#(id)"\#(members)}"#).type == "ValidationException"
            )
        }
    }

    @Test("encrypts with no key that is for signing")
    func wrongUsage() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("ECC_NIST_P256")
        let reply = try await keys.reply("Encrypt", #"{"KeyId":"\#(id)","Plaintext":"AAAA"}"#)
        #expect(reply.type == "InvalidKeyUsageException")
        #expect(
            reply.message
                == "arn:aws:kms:eu-central-1:123456789012:key/\(id) key usage is SIGN_VERIFY which is not valid for Encrypt."
        )
    }
}
