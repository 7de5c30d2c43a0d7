import FoundationEssentials
import OpenSSLCrypto
import Wire

extension KeysService {
    private static let plaintextBytesMax = 4096
    private static let ciphertextBytesMax = 6144
    static let invalidCiphertext = ServiceError("InvalidCiphertextException", "")

    func encrypt(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let plaintext = try Constraint.length(input.plaintext, "plaintext", max: Self.plaintextBytesMax)
        let record = try await usableKey(input.keyID)
        let algorithm = try algorithm(input.algorithm, of: record, for: "Encrypt")
        try refuse(dryRun: input.isDryRun)
        let ciphertext = try encrypt(plaintext, under: record, algorithm, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), ciphertext: Data(ciphertext), algorithm: algorithm.rawValue)
    }

    func decrypt(_ input: EncryptionInput) async throws -> EncryptionOutput {
        let bytes = try Constraint.length(input.ciphertext, "ciphertextBlob", max: Self.ciphertextBytesMax)
        let (record, algorithm) = try await decryptionKey(
            for: bytes, keyID: input.keyID, algorithm: input.algorithm, operation: "Decrypt")
        try refuse(dryRun: input.isDryRun)
        let plaintext = try await decrypt(bytes, under: record, algorithm, context: input.context ?? [:])
        return EncryptionOutput(
            keyARN: scope.keyARN(record.id), plaintext: Data(plaintext), algorithm: algorithm.rawValue)
    }

    func reEncrypt(_ input: ReEncrypt.Input) async throws -> ReEncrypt.Output {
        let bytes = try Constraint.length(input.ciphertextBlob, "ciphertextBlob", max: Self.ciphertextBytesMax)
        let (source, from) = try await decryptionKey(
            for: bytes, keyID: input.sourceKeyId, algorithm: input.sourceEncryptionAlgorithm, operation: "ReEncrypt")
        let target = try await usableKey(input.destinationKeyId)
        let to = try algorithm(input.destinationEncryptionAlgorithm, of: target, for: "ReEncrypt")
        try refuse(dryRun: input.dryRun)
        let plaintext = try await decrypt(bytes, under: source, from, context: input.sourceEncryptionContext ?? [:])
        let sealed = try encrypt(plaintext, under: target, to, context: input.destinationEncryptionContext ?? [:])
        return ReEncrypt.Output(
            ciphertextBlob: Data(sealed), sourceKeyId: scope.keyARN(source.id), keyId: scope.keyARN(target.id),
            sourceEncryptionAlgorithm: from.rawValue, destinationEncryptionAlgorithm: to.rawValue)
    }

    /// The key that a ciphertext names, or that its reader must name: those of RSA say nothing of their key.
    private func decryptionKey(
        for bytes: [UInt8], keyID: String?, algorithm name: String?, operation: String
    ) async throws -> (KeyRecord, EncryptionAlgorithm) {
        if let name, name != EncryptionAlgorithm.symmetric.rawValue {
            let record = try await usableKey(keyID)
            return (record, try algorithm(name, of: record, for: operation))
        }
        guard let blob = CiphertextBlob(bytes) else { throw Self.invalidCiphertext }
        if keyID != nil {
            let named = try await key(keyID)
            guard named.id == blob.keyID else {
                throw ServiceError(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.")
            }
        }
        guard KeyReference.isKeyID(blob.keyID) else { throw Self.invalidCiphertext }
        let record = try await usableKey(blob.keyID)
        return (record, try algorithm(name, of: record, for: operation))
    }

    private func encrypt(
        _ plaintext: [UInt8], under record: KeyRecord, _ algorithm: EncryptionAlgorithm, context: [String: String]
    ) throws -> [UInt8] {
        switch try ring.material(of: record) {
        case .symmetric(let secret):
            return try CiphertextBlob(sealing: plaintext, keyID: record.id, key: secret, context: context).bytes
        case .pair(let key):
            guard let hash = algorithm.hash, case .rsa(let bits) = key.kind else { throw Self.invalidCiphertext }
            let bytesMax = RSAEncryption.plaintextBytesMax(keyBits: bits, hash: hash)
            guard plaintext.count <= bytesMax else {
                throw ServiceError(
                    "ValidationException",
                    "Algorithm \(algorithm.rawValue) and key spec \(record.spec) cannot encrypt data larger than "
                        + "\(bytesMax) bytes.")
            }
            return try RSAEncryption.encrypt(plaintext, key: key.publicKey, hash: hash)
        }
    }

    private func decrypt(
        _ bytes: [UInt8], under record: KeyRecord, _ algorithm: EncryptionAlgorithm, context: [String: String]
    ) async throws -> [UInt8] {
        guard let hash = algorithm.hash else {
            guard let blob = CiphertextBlob(bytes) else { throw Self.invalidCiphertext }
            return try await plaintext(of: blob, key: record, context: context)
        }
        guard case .pair(let key) = try ring.material(of: record),
            let plaintext = try? RSAEncryption.decrypt(bytes, key: key, hash: hash)
        else { throw Self.invalidCiphertext }
        return plaintext
    }

    /// - Throws: `InvalidCiphertextException` when no material that the key ever had opens it.
    func plaintext(
        of blob: CiphertextBlob, key: KeyRecord, context: [String: String]
    ) async throws -> [UInt8] {
        if let secret = try ring.secret(of: key), let plaintext = try? blob.open(key: secret, context: context) {
            return plaintext
        }
        for secret in try await ring.formerSecrets(of: key) {
            if let plaintext = try? blob.open(key: secret, context: context) { return plaintext }
        }
        throw Self.invalidCiphertext
    }

    private func algorithm(
        _ name: String?, of record: KeyRecord, for operation: String
    ) throws(ServiceError) -> EncryptionAlgorithm {
        try require(.encryptDecrypt, of: record, for: operation)
        let name = name ?? EncryptionAlgorithm.symmetric.rawValue
        try Constraint.oneOf(name, "encryptionAlgorithm", EncryptionAlgorithm.awsNames)
        guard let algorithm = EncryptionAlgorithm(rawValue: name),
            KeySpec(rawValue: record.spec)?.encryptionAlgorithms.contains(algorithm) == true
        else {
            throw ServiceError(
                "InvalidKeyUsageException", "Algorithm \(name) is incompatible with key spec \(record.spec).")
        }
        return algorithm
    }
}
