import FoundationEssentials
import OpenSSLCrypto
import Wire

extension KeysService {
    static let randomBytesMax = 1024

    func generateDataKey(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let asked = try Constraint.range(input.byteCount, "numberOfBytes", 1...Self.randomBytesMax)
        if let spec = input.dataKeySpec { try Constraint.oneOf(spec, "keySpec", ["AES_256", "AES_128"]) }
        guard (asked == nil) != (input.dataKeySpec == nil) else {
            throw ServiceError("ValidationException", "Please specify either number of bytes or key spec.")
        }
        let count = asked ?? (input.dataKeySpec == "AES_256" ? 32 : 16)
        let record = try await symmetricKey(input.keyID, for: "GenerateDataKey")
        try refuse(dryRun: input.isDryRun)
        let dataKey = try SecureRandom.bytes(count)
        let blob = try seal(dataKey, record, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), plaintext: Data(dataKey), ciphertext: Data(blob))
    }

    func generateDataKeyPair(_ input: GenerateDataKeyPair.Input) async throws -> GenerateDataKeyPair.Output {
        let name = try Constraint.required(input.keyPairSpec, "keyPairSpec")
        try Constraint.oneOf(
            name, "keyPairSpec",
            KeySpec.awsNames.filter { $0.hasPrefix("RSA_") || $0.hasPrefix("ECC_") || $0 == "SM2" })
        guard let spec = KeySpec(rawValue: name), let kind = spec.kind else {
            throw ServiceError("UnsupportedOperationException", "The key spec \(name) is not emulated.")
        }
        let record = try await symmetricKey(input.keyId, for: "GenerateDataKeyPair")
        try refuse(dryRun: input.dryRun)
        let pair = try PrivateKey.generate(kind)
        let blob = try seal(pair.pkcs8DER, record, context: input.encryptionContext ?? [:])
        return GenerateDataKeyPair.Output(
            privateKeyCiphertextBlob: Data(blob), privateKeyPlaintext: Data(pair.pkcs8DER),
            publicKey: Data(pair.publicKey.spkiDER), keyId: scope.keyARN(record.id), keyPairSpec: name)
    }

    func generateRandom(_ input: GenerateRandom.Input) throws -> GenerateRandom.Output {
        let asked = try Constraint.range(input.numberOfBytes, "numberOfBytes", 1...Self.randomBytesMax)
        guard let asked else {
            throw ServiceError("ValidationException", "NumberOfBytes is required.")
        }
        return GenerateRandom.Output(plaintext: Data(try SecureRandom.bytes(asked)))
    }

    private func symmetricKey(_ keyID: String?, for operation: String) async throws -> KeyRecord {
        let record = try await usableKey(keyID)
        guard record.spec == KeySpec.symmetric.rawValue else {
            throw ServiceError(
                "InvalidKeyUsageException",
                "\(scope.keyARN(record.id)) key usage is \(record.usage) which is not valid for \(operation).")
        }
        return record
    }

    private func seal(_ bytes: [UInt8], _ record: KeyRecord, context: [String: String]) throws -> [UInt8] {
        guard case .symmetric(let secret) = try ring.material(of: record) else { throw Self.invalidCiphertext }
        return try CiphertextBlob(sealing: bytes, keyID: record.id, key: secret, context: context).bytes
    }
}
