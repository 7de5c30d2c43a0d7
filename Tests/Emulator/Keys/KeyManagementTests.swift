import FoundationEssentials
import Testing
import Wire

@testable import Keys

@Suite struct KeyManagementTests {
    @Test("makes a key and describes it by its id, its ARN and its alias")
    func describe() async throws {
        let keys = try KeysHarness(now: 1_700_000_000.5)
        let created = try await keys.reply(
            "CreateKey", #"{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Description":"for tests"}"#)
        let metadata = try #require(created.metadata)
        #expect(metadata.arn == "arn:aws:kms:eu-central-1:123456789012:key/\(metadata.keyID)")
        #expect(metadata.creationDate == 1_700_000_000.5)
        #expect(metadata.description == "for tests")
        #expect(metadata.signingAlgorithms == ["ECDSA_SHA_256"])
        let alias = await keys.call("CreateAlias", #"{"AliasName":"alias/mine","TargetKeyId":"\#(metadata.keyID)"}"#)
        #expect(alias.status == 200)
        for name in [
            metadata.keyID, metadata.keyID.uppercased(), metadata.arn, "alias/mine",
            "arn:aws:kms:eu-central-1:123456789012:alias/mine",
        ] {
            let described = try await keys.reply("DescribeKey", #"{"KeyId":"\#(name)"}"#)
            #expect(described.metadata?.keyID == metadata.keyID, "\(name)")
        }
    }

    @Test(
        "finds no key by a wrong name, and says so in KMS's words",
        arguments: [
            (
                "1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException",
                "Key 'arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist"
            ),
            ("nonsense", "NotFoundException", "Invalid keyId 'nonsense'"),
            (
                "alias/none", "NotFoundException",
                "Alias arn:aws:kms:eu-central-1:123456789012:alias/none is not found."
            ),
            ("arn:aws:kms:us-east-1:123456789012:alias/x", "NotFoundException", "Invalid arn us-east-1"),
            ("arn:aws:sqs:eu-central-1:123456789012:x", "InvalidArnException", "Invalid ARN"),
            (
                "", "ValidationException",
                "1 validation error detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length "
                    + "greater than or equal to 1"
            ),
        ])
    func notFound(name: String, type: String, message: String) async throws {
        let reply = try await KeysHarness().reply("DescribeKey", #"{"KeyId":"\#(name)"}"#)
        #expect(reply.type == type)
        #expect(reply.message == message)
    }

    @Test(
        "makes no key that KMS would not make, and none that is not emulated",
        arguments: [
            (#"{"KeySpec":"RSA_2048"}"#, "ValidationException"),
            (#"{"KeySpec":"RSA_1024","KeyUsage":"SIGN_VERIFY"}"#, "ValidationException"),
            (#"{"KeySpec":"ECC_NIST_P256","KeyUsage":"ENCRYPT_DECRYPT"}"#, "ValidationException"),
            (#"{"KeySpec":"SYMMETRIC_DEFAULT","KeyUsage":"SIGN_VERIFY"}"#, "ValidationException"),
            (#"{"KeySpec":"RSA_2048","CustomerMasterKeySpec":"RSA_2048"}"#, "ValidationException"),
            (#"{"KeySpec":"ECC_NIST_P256","KeyUsage":"KEY_AGREEMENT"}"#, "UnsupportedOperationException"),
            (#"{"KeySpec":"SM2","KeyUsage":"SIGN_VERIFY"}"#, "UnsupportedOperationException"),
            (#"{"Origin":"EXTERNAL"}"#, "UnsupportedOperationException"),
            (#"{"KeySpec":5}"#, "SerializationException"),
            ("{", "SerializationException"),
        ])
    func impossibleKeys(body: String, type: String) async throws {
        let keys = try KeysHarness()
        #expect(try await keys.reply("CreateKey", body).type == type)
        #expect(try await keys.reply("ListKeys", "{}").keys?.isEmpty == true)
    }

    @Test("says of an operation that is not emulated that it is not")
    func notEmulated() async throws {
        let reply = try await KeysHarness().reply("DeriveSharedSecret", "{}")
        #expect(reply.type == "UnknownOperationException")
        #expect(reply.message == "The operation DeriveSharedSecret is not emulated.")
    }

    @Test("lists keys in pages, each once")
    func listKeys() async throws {
        let keys = try KeysHarness()
        var expected: Set<String> = []
        for _ in 0..<5 { expected.insert(try await keys.createKey("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")) }
        var found: [String] = []
        var marker: String?
        var pages = 0
        repeat {
            let next = marker.map { #","Marker":"\#($0)""# } ?? ""
            let page = try await keys.reply("ListKeys", #"{"Limit":2\#(next)}"#)
            found += page.keys?.map(\.keyID) ?? []
            marker = page.marker
            #expect(page.isTruncated == (marker != nil))
            pages += 1
        } while marker != nil && pages < 10
        #expect(pages == 3)
        #expect(found.count == 5 && Set(found) == expected)
        #expect(try await keys.reply("ListKeys", #"{"Limit":0}"#).type == "ValidationException")
    }

    @Test("names a key by an alias, once, until the alias is deleted")
    func aliases() async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("ECC_NIST_P256")
        let body = #"{"AliasName":"alias/a","TargetKeyId":"\#(id)"}"#
        #expect(await keys.call("CreateAlias", body).status == 200)
        let twice = try await keys.reply("CreateAlias", body)
        #expect(twice.type == "AlreadyExistsException")
        #expect(
            twice.message
                == "An alias with the name arn:aws:kms:eu-central-1:123456789012:alias/a already exists")
        let listed = try await keys.reply("ListAliases", #"{"KeyId":"\#(id)"}"#).aliases
        #expect(listed?.map(\.name) == ["alias/a"])
        #expect(listed?.map(\.target) == [id])
        #expect(await keys.call("DeleteAlias", #"{"AliasName":"alias/a"}"#).status == 200)
        #expect(try await keys.reply("DeleteAlias", #"{"AliasName":"alias/a"}"#).type == "NotFoundException")
        #expect(try await keys.reply("DescribeKey", #"{"KeyId":"alias/a"}"#).type == "NotFoundException")
    }

    @Test(
        "takes no alias without its prefix, of AWS's own, or for an alias",
        arguments: [
            ("mine", nil, "ValidationException"), ("alias/", nil, "ValidationException"),
            ("alias/aws/mine", nil, "NotAuthorizedException"), ("alias/m:ne", nil, "ValidationException"),
            ("alias/b", "alias/a", "ValidationException"),
            ("alias/b", "1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException"),
        ] as [(String, String?, String)])
    func invalidAliases(name: String, target: String?, type: String) async throws {
        let keys = try KeysHarness()
        let id = try await keys.createKey("ECC_NIST_P256")
        let reply = try await keys.reply("CreateAlias", #"{"AliasName":"\#(name)","TargetKeyId":"\#(target ?? id)"}"#)
        #expect(reply.type == type)
    }

    @Test("keeps a template's key at each start, and points its aliases at it")
    func templates() async throws {
        let keys = try KeysHarness()
        let first = "1234abcd-12ab-34cd-56ef-1234567890ab"
        let second = "1234abcd-12ab-34cd-56ef-1234567890ac"
        let arn = try await keys.service.createKey(
            id: first.uppercased(), spec: "ECC_NIST_P256", usage: "SIGN_VERIFY", aliases: ["alias/a"])
        #expect(arn == "arn:aws:kms:eu-central-1:123456789012:key/\(first)")
        let before = try await keys.reply("GetPublicKey", #"{"KeyId":"\#(first)"}"#).publicKey
        try await keys.service.createKey(
            id: first, spec: "ECC_NIST_P256", usage: "SIGN_VERIFY", description: "new", aliases: ["alias/a"])
        #expect(try await keys.reply("GetPublicKey", #"{"KeyId":"alias/a"}"#).publicKey == before)
        #expect(try await keys.reply("DescribeKey", #"{"KeyId":"alias/a"}"#).metadata?.description == "new")
        try await keys.service.createKey(
            id: second, spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", aliases: ["alias/a"])
        #expect(try await keys.reply("DescribeKey", #"{"KeyId":"alias/a"}"#).metadata?.keyID == second)
        let differs = await #expect(throws: KeysError.self) {
            try await keys.service.createKey(id: first, spec: "RSA_2048", usage: "SIGN_VERIFY")
        }
        #expect(differs?.code == .keyDiffers)
        let unknown = await #expect(throws: KeysError.self) {
            try await keys.service.createKey(id: second, spec: "SM2", usage: "SIGN_VERIFY")
        }
        #expect(unknown?.code == .unsupported)
    }
}
