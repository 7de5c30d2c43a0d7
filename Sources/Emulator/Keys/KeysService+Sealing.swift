import FoundationEssentials
import Wire

/// How Secrets Manager and Parameter Store keep values: under a key of this service, as on AWS, so that a value is
/// unreadable while its key is disabled and lost with it.
extension KeysService {
    /// - Parameters:
    ///   - keyID: as a caller names a key; `alias/aws/ssm` and its like are made when they are first used.
    ///   - context: what `open` must be given again.
    /// - Throws: `ServiceError` with KMS's codes.
    package func seal(
        _ plaintext: [UInt8], under keyID: String, context: [String: String]
    ) async throws -> SealedValue {
        let record = try await sealingKey(keyID)
        guard case .symmetric(let secret) = try ring.material(of: record) else {
            throw ServiceError(
                "InvalidKeyUsageException",
                "\(scope.keyARN(record.id)) key usage is \(record.usage) which is not valid for Encrypt.")
        }
        let blob = try CiphertextBlob(sealing: plaintext, keyID: record.id, key: secret, context: context)
        return SealedValue(bytes: blob.bytes, keyARN: scope.keyARN(record.id))
    }

    /// - Throws: `ServiceError` with KMS's codes, `InvalidCiphertextException` for bytes that were changed.
    package func open(_ bytes: [UInt8], context: [String: String]) async throws -> [UInt8] {
        guard let blob = CiphertextBlob(bytes) else { throw ServiceError("InvalidCiphertextException", "") }
        let record = try await usableKey(scope.keyARN(blob.keyID))
        return try await plaintext(of: blob, key: record, context: context)
    }

    package var masterSeal: MasterSeal { MasterSeal(masterKey: ring.masterKey) }

    private func sealingKey(_ keyID: String) async throws -> KeyRecord {
        let managedPrefix = "alias/aws/"
        guard case .alias(let name) = try KeyReference(keyID, in: scope), name.hasPrefix(managedPrefix),
            try await ring.key(alias: name) == nil
        else { return try await usableKey(keyID) }
        let service = name.dropFirst(managedPrefix.count)
        return try await ring.create(
            id: UUID().uuidString.lowercased(), spec: .symmetric, usage: .encryptDecrypt,
            description: "Default key that protects my \(service) data when no other key is defined",
            createdAt: clock().timeIntervalSince1970, manager: "AWS", alias: name)
    }
}
