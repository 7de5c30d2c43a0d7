import Wire

extension KeysService {
    /// The key that a caller names.
    /// - Throws: `NotFoundException`, `InvalidArnException`, `ValidationException`.
    func key(_ keyID: String?) async throws -> KeyRecord {
        let text = try Constraint.length(keyID, "keyId", max: 2048)
        switch try KeyReference(text, in: scope) {
        case .key(let id):
            guard let record = try await ring.key(id: id) else {
                throw ServiceError("NotFoundException", "Key '\(scope.keyARN(id))' does not exist")
            }
            return record
        case .alias(let name):
            guard let record = try await ring.key(alias: name) else {
                throw ServiceError("NotFoundException", "Alias \(scope.aliasARN(name)) is not found.")
            }
            return record
        }
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
