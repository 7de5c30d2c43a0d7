import FoundationEssentials
import Wire

extension KeysService {
    /// The key that a caller names.
    /// - Throws: `NotFoundException`, `InvalidArnException`, `ValidationException`.
    func key(_ keyID: String?) async throws -> KeyRecord {
        let text = try Constraint.length(keyID, "keyId", max: 2048)
        switch try KeyReference(text, in: scope) {
        case .key(let id):
            guard let record = try await standing(ring.key(id: id)) else {
                throw ServiceError("NotFoundException", "Key '\(scope.keyARN(id))' does not exist")
            }
            return record
        case .alias(let name):
            guard let record = try await standing(ring.key(alias: name)) else {
                throw ServiceError("NotFoundException", "Alias \(scope.aliasARN(name)) is not found.")
            }
            return record
        }
    }

    /// As `key`, for what a key must be enabled for; its material is as new as its rotation asks.
    /// - Throws: also `DisabledException` and `KMSInvalidStateException`.
    func usableKey(_ keyID: String?) async throws -> KeyRecord {
        let record = try await key(keyID)
        guard record.deletionAt == nil else {
            throw ServiceError("KMSInvalidStateException", "\(scope.keyARN(record.id)) is pending deletion.")
        }
        guard record.isEnabled else {
            throw ServiceError("DisabledException", "\(scope.keyARN(record.id)) is disabled.")
        }
        return try await ring.rotatedIfDue(record, now: clock().timeIntervalSince1970)
    }

    /// The key unless its waiting period is over: then it is deleted for good, with everything under it.
    private func standing(_ record: KeyRecord?) async throws -> KeyRecord? {
        guard let record, let deletionAt = record.deletionAt, deletionAt <= clock().timeIntervalSince1970 else {
            return record
        }
        try await ring.delete(record.id)
        return nil
    }

    /// - Throws: `InvalidKeyUsageException` when the key is for something else.
    func require(_ usage: KeyUsage, of key: KeyRecord, for operation: String) throws(ServiceError) {
        guard key.usage == usage.rawValue else {
            throw ServiceError(
                "InvalidKeyUsageException",
                "\(scope.keyARN(key.id)) key usage is \(key.usage) which is not valid for \(operation).")
        }
    }

    func refuse(dryRun: Bool?) throws(ServiceError) {
        guard dryRun != true else {
            throw ServiceError(
                "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.",
                status: 412)
        }
    }
}
