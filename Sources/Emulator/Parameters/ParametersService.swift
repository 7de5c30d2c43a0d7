import FoundationEssentials
package import GRDB
package import Keys
import Storage
package import VirtualTime
package import Wire

/// SSM's Parameter Store behind the AWS JSON 1.1 protocol; nothing else of Systems Manager.
///
/// Values of SecureStrings are on disk only as KMS ciphertexts.
/// Source: AWS Systems Manager API reference, API version 2014-11-06.
package struct ParametersService: JSONService {
    package static let storeName = "parameters"
    package static var migrator: DatabaseMigrator { ParameterSchema.migrator }

    package let name = "ssm"
    package let targetPrefix = "AmazonSSM"
    package let jsonVersion = "1.1"
    package let errorNamespace = ""

    let store: any DatabaseWriter
    let commits: GroupCommit
    let keys: KeysService
    let scope: ParameterScope
    let clock: VirtualClock

    /// - Parameter store: migrated by `migrator`.
    package init(
        store: any DatabaseWriter, keys: KeysService, region: String, accountID: String, clock: VirtualClock
    ) {
        self.store = store
        commits = GroupCommit(store)
        self.keys = keys
        scope = ParameterScope(region: region, accountID: accountID)
        self.clock = clock
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "PutParameter": try await JSONCall.output(putParameter(call.input()))
        case "GetParameter": try await JSONCall.output(getParameter(call.input()))
        case "GetParameters": try await JSONCall.output(getParameters(call.input()))
        case "GetParametersByPath": try await JSONCall.output(getParametersByPath(call.input()))
        case "GetParameterHistory": try await JSONCall.output(getParameterHistory(call.input()))
        case "DescribeParameters": try await JSONCall.output(describeParameters(call.input()))
        case "DeleteParameter": try await deleteParameter(call.input())
        case "DeleteParameters": try await JSONCall.output(deleteParameters(call.input()))
        case "LabelParameterVersion": try await JSONCall.output(labelParameterVersion(call.input()))
        case "UnlabelParameterVersion": try await JSONCall.output(unlabelParameterVersion(call.input()))
        case "AddTagsToResource": try await addTags(call.input())
        case "RemoveTagsFromResource": try await removeTags(call.input())
        case "ListTagsForResource": try await JSONCall.output(listTags(call.input()))
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }

    /// Seconds since 1970.
    var now: Double { clock.date.timeIntervalSince1970 }
}
