import FoundationEssentials
import Keys
import Wire

extension SecretsService {
    static let managedKey = "alias/aws/secretsmanager"

    /// - Throws: `ServiceError` with `EncryptionFailure`, or what KMS says of a key that cannot be used.
    func seal(
        _ content: SecretContent, arn: String, version: String, under keyID: String?
    ) async throws -> SealedContent {
        do {
            let sealed = try await keys.seal(
                content.bytes, under: keyID ?? Self.managedKey, context: Self.context(arn, version))
            return SealedContent(bytes: sealed.bytes, isBinary: content.isBinary, keyARN: sealed.keyARN)
        } catch let error as ServiceError {
            throw ServiceError(
                "EncryptionFailure",
                "Secrets Manager can't encrypt the protected secret text using the provided KMS key. \(error.message)")
        }
    }

    /// - Throws: `ServiceError` with `DecryptionFailure`.
    func open(_ version: SecretVersionRecord, arn: String) async throws -> SecretContent? {
        guard let value = version.value else { return nil }
        do {
            let bytes = try await keys.open([UInt8](value), context: Self.context(arn, version.id))
            return SecretContent(bytes, isBinary: version.isBinary)
        } catch let error as ServiceError {
            throw ServiceError(
                "DecryptionFailure",
                "Secrets Manager can't decrypt the protected secret text using the provided KMS key. \(error.message)")
        }
    }

    /// As AWS binds a value: AWS Secrets Manager user guide, "Encryption context".
    private static func context(_ arn: String, _ version: String) -> [String: String] {
        ["SecretARN": arn, "SecretVersionId": version]
    }
}
