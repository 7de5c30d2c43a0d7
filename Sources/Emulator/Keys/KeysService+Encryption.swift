import FoundationEssentials
import OpenSSLCrypto
import Wire

extension KeysService {
    private static let plaintextBytesMax = 4096
    private static let ciphertextBytesMax = 6144
    private static let algorithms = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"]

    func encrypt(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let plaintext = try Constraint.length(input.plaintext, "plaintext", max: Self.plaintextBytesMax)
        let record = try await usableKey(input.keyID)
        let secret = try symmetricKey(record, input, for: "Encrypt")
        let blob = try CiphertextBlob(
            sealing: plaintext, keyID: record.id, key: secret, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), ciphertext: Data(blob.bytes), algorithm: "SYMMETRIC_DEFAULT")
    }

    func decrypt(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let bytes = try Constraint.length(input.ciphertext, "ciphertextBlob", max: Self.ciphertextBytesMax)
        let invalid = ServiceError("InvalidCiphertextException", "")
        guard let blob = CiphertextBlob(bytes) else { throw invalid }
        if input.keyID != nil {
            let named = try await key(input.keyID)
            guard named.id == blob.keyID else {
                throw ServiceError(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.")
            }
        }
        let record = try await usableKey(scope.keyARN(blob.keyID))
        _ = try symmetricKey(record, input, for: "Decrypt")
        let plaintext = try await plaintext(of: blob, key: record, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), plaintext: Data(plaintext), algorithm: "SYMMETRIC_DEFAULT")
    }

    func generateDataKey(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let asked = try Constraint.range(input.byteCount, "numberOfBytes", 1...1024)
        if let spec = input.dataKeySpec { try Constraint.oneOf(spec, "keySpec", ["AES_256", "AES_128"]) }
        guard (asked == nil) != (input.dataKeySpec == nil) else {
            throw ServiceError("ValidationException", "Please specify either number of bytes or key spec.")
        }
        let count = asked ?? (input.dataKeySpec == "AES_256" ? 32 : 16)
        let record = try await usableKey(input.keyID)
        let secret = try symmetricKey(record, input, for: "GenerateDataKey")
        let dataKey = try SecureRandom.bytes(count)
        let blob = try CiphertextBlob(
            sealing: dataKey, keyID: record.id, key: secret, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), plaintext: Data(dataKey), ciphertext: Data(blob.bytes))
    }

    /// - Throws: `InvalidCiphertextException` when no material that the key ever had opens it.
    func plaintext(
        of blob: CiphertextBlob, key: KeyRecord, context: [String: String]
    ) async throws -> [UInt8] {
        for secret in try await ring.symmetricMaterials(of: key) {
            if let plaintext = try? blob.open(key: secret, context: context) { return plaintext }
        }
        throw ServiceError("InvalidCiphertextException", "")
    }

    private func symmetricKey(
        _ record: KeyRecord, _ input: EncryptionInput, for operation: String
    ) throws -> [UInt8] {
        try require(.encryptDecrypt, of: record, for: operation)
        let algorithm = input.algorithm ?? "SYMMETRIC_DEFAULT"
        try Constraint.oneOf(algorithm, "encryptionAlgorithm", Self.algorithms)
        guard algorithm == "SYMMETRIC_DEFAULT", case .symmetric(let secret) = try ring.material(of: record) else {
            throw ServiceError(
                "InvalidKeyUsageException", "Algorithm \(algorithm) is incompatible with key spec \(record.spec).")
        }
        try refuse(dryRun: input.isDryRun)
        return secret
    }
}
