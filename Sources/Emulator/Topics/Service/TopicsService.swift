package import CurlTransport
package import Delivery
package import FoundationEssentials
package import GRDB
package import Logging
import Storage
package import VirtualTime
package import Wire

/// SNS over the query protocol, durable in SQLite: what is published and its deliveries are one transaction.
package struct TopicsService: QueryService {
    /// What the store's file is called, and the schema that `Store.open` brings it to.
    package static let storeName = TopicSchema.storeName
    package static var migrator: DatabaseMigrator { TopicSchema.migrator }

    package let name = "sns"
    package let queryVersion = "2010-03-31"
    package let xmlNamespace = "http://sns.amazonaws.com/doc/2010-03-31/"

    /// Delivers as long as it runs.
    package let deliveries: DeliveryQueue

    let location: TopicLocation
    let writer: any DatabaseWriter
    let commits: GroupCommit
    let signing: SigningStore
    let filters = FilterPolicyCache()
    let clock: VirtualClock
    let makeUUID: @Sendable () -> UUID

    /// - Parameters:
    ///   - store: opened with `storeName` and `migrator`.
    ///   - router: takes deliveries to queues and functions.
    ///   - baseURL: the service endpoint, such as `http://127.0.0.1:4566`; the URLs in messages begin with it.
    ///   - makeUUID: gives message ids, subscription ids and tokens.
    package init(
        store: any DatabaseWriter, router: any DeliveryTarget, client: HTTPClient, baseURL: String, region: String,
        accountID: String, clock: VirtualClock, makeUUID: @escaping @Sendable () -> UUID = { UUID() }, logger: Logger
    ) {
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        location = TopicLocation(baseURL: base, region: region, accountID: accountID)
        writer = store
        commits = GroupCommit(store)
        signing = SigningStore(commits: commits, clock: clock)
        self.clock = clock
        self.makeUUID = makeUUID
        let target = SubscriberTarget(router: router, endpoints: HTTPEndpointTarget(client: client))
        deliveries = DeliveryQueue(writer: store, commits: commits, target: target, clock: clock, logger: logger) {
            delivery, _, _ in SubscriberTarget.deadLetter(of: delivery)
        }
    }

    package func perform(_ call: QueryCall) async throws -> [XMLElement]? {
        switch call.operation {
        case "CreateTopic": try await createTopic(call)
        case "DeleteTopic": try await deleteTopic(call)
        case "ListTopics": try await listTopics(call)
        case "GetTopicAttributes": try await getTopicAttributes(call)
        case "SetTopicAttributes": try await setTopicAttributes(call)
        case "AddPermission": try await addPermission(call)
        case "RemovePermission": try await removePermission(call)
        case "GetDataProtectionPolicy": try await getDataProtectionPolicy(call)
        case "PutDataProtectionPolicy": try await putDataProtectionPolicy(call)
        case "TagResource": try await tagResource(call)
        case "UntagResource": try await untagResource(call)
        case "ListTagsForResource": try await listTagsForResource(call)
        case "Subscribe": try await subscribe(call)
        case "ConfirmSubscription": try await confirmSubscription(call)
        case "Unsubscribe": try await unsubscribe(call)
        case "ListSubscriptions": try await listSubscriptions(call)
        case "ListSubscriptionsByTopic": try await listSubscriptionsByTopic(call)
        case "GetSubscriptionAttributes": try await getSubscriptionAttributes(call)
        case "SetSubscriptionAttributes": try await setSubscriptionAttributes(call)
        case "Publish": try await publish(call)
        case "PublishBatch": try await publishBatch(call)
        default: throw Self.refusal(of: call.operation)
        }
    }

    private static let mobileOperations: Set<String> = [
        "CheckIfPhoneNumberIsOptedOut", "CreatePlatformApplication", "CreatePlatformEndpoint",
        "CreateSMSSandboxPhoneNumber", "DeleteEndpoint", "DeletePlatformApplication", "DeleteSMSSandboxPhoneNumber",
        "GetEndpointAttributes", "GetPlatformApplicationAttributes", "GetSMSAttributes", "GetSMSSandboxAccountStatus",
        "ListEndpointsByPlatformApplication", "ListOriginationNumbers", "ListPhoneNumbersOptedOut",
        "ListPlatformApplications", "ListSMSSandboxPhoneNumbers", "OptInPhoneNumber", "SetEndpointAttributes",
        "SetPlatformApplicationAttributes", "SetSMSAttributes", "VerifySMSSandboxPhoneNumber",
    ]

    private static func refusal(of operation: String) -> ServiceError {
        mobileOperations.contains(operation)
            ? ServiceError("InvalidAction", "\(operation) is not emulated: there is no mobile push and no SMS here.")
            : ServiceError("InvalidAction", "Could not find operation \(operation) for version 2010-03-31")
    }

    /// The time as messages tell it, such as `2026-11-21T12:00:00.123Z`.
    var timestamp: String { clock.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

    func makeID() -> String { makeUUID().uuidString.lowercased() }
}
