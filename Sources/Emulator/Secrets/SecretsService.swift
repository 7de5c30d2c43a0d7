import FoundationEssentials
package import GRDB
package import Keys
package import Logging
import Storage
package import VirtualTime
package import Wire

/// Secrets Manager behind the AWS JSON 1.1 protocol.
///
/// Values are on disk only as KMS ciphertexts, bound to their secret and version as on AWS.
/// Source: AWS Secrets Manager API reference, API version 2017-10-17.
package struct SecretsService: JSONService {
    package static let storeName = "secrets"
    package static var migrator: DatabaseMigrator { SecretSchema.migrator }

    package let name = "secretsmanager"
    package let targetPrefix = "secretsmanager"
    package let jsonVersion = "1.1"
    package let errorNamespace = ""

    let store: any DatabaseWriter
    let commits: GroupCommit
    let keys: KeysService
    let scope: SecretScope
    let clock: VirtualClock
    let bell = Bell()
    let logger: Logger

    /// - Parameter store: migrated by `migrator`.
    package init(
        store: any DatabaseWriter, keys: KeysService, region: String, accountID: String, clock: VirtualClock,
        logger: Logger
    ) {
        self.store = store
        commits = GroupCommit(store)
        self.keys = keys
        scope = SecretScope(region: region, accountID: accountID)
        self.clock = clock
        self.logger = logger
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "CreateSecret": try await JSONCall.output(createSecret(call.input()))
        case "GetSecretValue": try await JSONCall.output(getSecretValue(call.input()))
        case "BatchGetSecretValue": try await JSONCall.output(batchGetSecretValue(call.input()))
        case "PutSecretValue": try await JSONCall.output(putSecretValue(call.input()))
        case "UpdateSecret": try await JSONCall.output(updateSecret(call.input()))
        case "UpdateSecretVersionStage": try await JSONCall.output(updateSecretVersionStage(call.input()))
        case "DescribeSecret": try await JSONCall.output(describeSecret(call.input()))
        case "ListSecrets": try await JSONCall.output(listSecrets(call.input()))
        case "ListSecretVersionIds": try await JSONCall.output(listSecretVersionIds(call.input()))
        case "DeleteSecret": try await JSONCall.output(deleteSecret(call.input()))
        case "RestoreSecret": try await JSONCall.output(restoreSecret(call.input()))
        case "TagResource": try await tagResource(call.input())
        case "UntagResource": try await untagResource(call.input())
        case "RotateSecret": try await JSONCall.output(rotateSecret(call.input()))
        case "CancelRotateSecret": try await JSONCall.output(cancelRotateSecret(call.input()))
        case "GetRandomPassword": try JSONCall.output(getRandomPassword(call.input()))
        default: try await performOnPolicy(call)
        }
    }

    /// Seconds since 1970.
    var now: Double { clock.date.timeIntervalSince1970 }
}
