import FoundationEssentials
import GRDB
import Storage
import Wire

@testable import Keys

/// A keys service that is called as the wire calls it.
struct KeysHarness {
    let service: KeysService
    static let region = "eu-central-1"
    static let accountID = "123456789012"

    init(at location: StoreLocation = .inMemory, now: Double = 1_700_000_000) throws {
        service = try KeysService.open(
            at: location, region: Self.region, accountID: Self.accountID,
            clock: { Date(timeIntervalSince1970: now) })
    }

    /// The whole answer to one operation.
    func call(_ operation: String, _ body: String) async -> ServiceResponse {
        await service.respond(
            to: ServiceRequest(
                method: "POST", path: "/", headers: ["x-amz-target": "TrentService.\(operation)"],
                body: Array(body.utf8), requestID: "test"))
    }

    func reply(_ operation: String, _ body: String) async throws -> Reply {
        let response = await call(operation, body)
        return try JSONDecoder().decode(Reply.self, from: Data(response.body))
    }

    /// A new key's id.
    func createKey(_ spec: String, _ usage: String = "SIGN_VERIFY") async throws -> String {
        let reply = try await reply("CreateKey", #"{"KeySpec":"\#(spec)","KeyUsage":"\#(usage)"}"#)
        return reply.metadata?.keyID ?? "none"
    }

    func close() throws {
        try service.ring.store.close()
    }
}

/// The members of all answers that the tests look at.
struct Reply: Decodable {
    let type: String?
    let message: String?
    let metadata: Metadata?
    let keyID: String?
    let signature: Data?
    let isValid: Bool?
    let publicKey: Data?
    let plaintext: Data?
    let ciphertext: Data?
    let keys: [Key]?
    let aliases: [Alias]?
    let marker: String?
    let isTruncated: Bool?

    struct Metadata: Decodable {
        let keyID: String
        let arn: String
        let creationDate: Double
        let description: String
        let signingAlgorithms: [String]?
        let encryptionAlgorithms: [String]?

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case arn = "Arn"
            case creationDate = "CreationDate"
            case description = "Description"
            case signingAlgorithms = "SigningAlgorithms"
            case encryptionAlgorithms = "EncryptionAlgorithms"
        }
    }

    struct Key: Decodable {
        let keyID: String

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
        }
    }

    struct Alias: Decodable {
        let name: String
        let target: String

        enum CodingKeys: String, CodingKey {
            case name = "AliasName"
            case target = "TargetKeyId"
        }
    }

    enum CodingKeys: String, CodingKey {
        case type = "__type"
        case message
        case metadata = "KeyMetadata"
        case keyID = "KeyId"
        case signature = "Signature"
        case isValid = "SignatureValid"
        case publicKey = "PublicKey"
        case plaintext = "Plaintext"
        case ciphertext = "CiphertextBlob"
        case keys = "Keys"
        case aliases = "Aliases"
        case marker = "NextMarker"
        case isTruncated = "Truncated"
    }
}

extension [UInt8] {
    var base64: String { Data(self).base64EncodedString() }
}

extension String {
    var base64: String { Array(utf8).base64 }
}
