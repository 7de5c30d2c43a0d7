import CurlTransport
package import Delivery
package import FoundationEssentials
package import GRDB
package import Logging
package import ServiceLifecycle
import Synchronization
package import VirtualTime
package import Wire

/// EventBridge over AWS JSON 1.1: buses, rules, archives, API destinations, durable in SQLite.
///
/// An event that was accepted and its deliveries are one transaction; the delivery queue brings them to the targets.
package final class EventBusService: JSONService {
    /// What the store's file is called, and the schema that `Store.open` brings it to.
    package static let storeName = EventSchema.storeName
    package static var migrator: DatabaseMigrator { EventSchema.migrator }

    package let name = "events"
    package let targetPrefix = "AWSEvents"
    package let jsonVersion = "1.1"
    package let errorNamespace = ""

    let store: EventStore
    let names: EventNames
    let clock: VirtualClock
    let makeUUID: @Sendable () -> UUID
    let deliveries: DeliveryQueue
    let client = HTTPClient()
    let logger: Logger
    private let rulesChanged = Mutex<(@Sendable () -> Void)?>(nil)
    /// Wakes the replays.
    let replayFeed: AsyncStream<Void>.Continuation
    let replayRequests: AsyncStream<Void>

    /// - Parameters:
    ///   - store: opened with `storeName` and `migrator`.
    ///   - seal: keeps the secrets of connections.
    ///   - target: brings deliveries to the targets of rules; usually the router of all services.
    package init(
        store: any DatabaseWriter, seal: SecretSeal, region: String, accountID: String, target: any DeliveryTarget,
        clock: VirtualClock, logger: Logger, makeUUID: @escaping @Sendable () -> UUID = { UUID() }
    ) throws {
        self.store = try EventStore(store, seal: seal, nowSeconds: clock.date.timeIntervalSince1970)
        names = EventNames(region: region, accountID: accountID)
        self.clock = clock
        self.logger = logger
        self.makeUUID = makeUUID
        deliveries = DeliveryQueue(
            writer: store, commits: self.store.commits, target: target, clock: clock, logger: logger,
            makeDeadLetter: DeadLetter.make)
        (replayRequests, replayFeed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What must run: deliveries, replays, the end of archived events.
    package var lifecycle: [(name: String, service: any ServiceLifecycle.Service)] {
        [
            ("event deliveries", deliveries), ("event replays", ReplayRunner(service: self)),
            ("event archives", ArchiveSweep(service: self)),
        ]
    }

    /// Seconds since 1970.
    var now: Double { clock.date.timeIntervalSince1970 }

    func identifier() -> String { makeUUID().uuidString.lowercased() }

    /// Calls `body` after each change of a rule that has, or had, a schedule.
    package func observeScheduledRules(_ body: @escaping @Sendable () -> Void) {
        rulesChanged.withLock { $0 = body }
    }

    func scheduledRulesChanged() { rulesChanged.withLock { $0 }?() }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "PutEvents": try await putEvents(call)
        case "TestEventPattern": try testEventPattern(call)
        case "CreateEventBus": try await createEventBus(call)
        case "DescribeEventBus": try describeEventBus(call)
        case "UpdateEventBus": try await updateEventBus(call)
        case "DeleteEventBus": try await deleteEventBus(call)
        case "ListEventBuses": try listEventBuses(call)
        case "PutPermission": try await putPermission(call)
        case "RemovePermission": try await removePermission(call)
        case "PutRule": try await putRule(call)
        case "DescribeRule": try describeRule(call)
        case "DeleteRule": try await deleteRule(call)
        case "EnableRule": try await setRuleState(call, .enabled)
        case "DisableRule": try await setRuleState(call, .disabled)
        case "ListRules": try listRules(call)
        case "ListRuleNamesByTarget": try listRuleNamesByTarget(call)
        case "PutTargets": try await putTargets(call)
        case "RemoveTargets": try await removeTargets(call)
        case "ListTargetsByRule": try listTargetsByRule(call)
        case "TagResource": try await tagResource(call)
        case "UntagResource": try await untagResource(call)
        case "ListTagsForResource": try listTagsForResource(call)
        default: try await performRarer(call)
        }
    }

    private func performRarer(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "CreateArchive": try await createArchive(call)
        case "DescribeArchive": try await describeArchive(call)
        case "UpdateArchive": try await updateArchive(call)
        case "DeleteArchive": try await deleteArchive(call)
        case "ListArchives": try await listArchives(call)
        case "StartReplay": try await startReplay(call)
        case "DescribeReplay": try describeReplay(call)
        case "CancelReplay": try await cancelReplay(call)
        case "ListReplays": try listReplays(call)
        case "CreateConnection": try await createConnection(call)
        case "DescribeConnection": try describeConnection(call)
        case "UpdateConnection": try await updateConnection(call)
        case "DeauthorizeConnection": try await deauthorizeConnection(call)
        case "DeleteConnection": try await deleteConnection(call)
        case "ListConnections": try listConnections(call)
        case "CreateApiDestination": try await createAPIDestination(call)
        case "DescribeApiDestination": try describeAPIDestination(call)
        case "UpdateApiDestination": try await updateAPIDestination(call)
        case "DeleteApiDestination": try await deleteAPIDestination(call)
        case "ListApiDestinations": try listAPIDestinations(call)
        case let operation where Self.refused.contains(operation):
            throw ServiceError(
                "OperationDisabledException",
                "\(operation): partner event sources and global endpoints are not emulated.")
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }

    private static let refused: Set<String> = [
        "ActivateEventSource", "CreateEndpoint", "CreatePartnerEventSource", "DeactivateEventSource", "DeleteEndpoint",
        "DeletePartnerEventSource", "DescribeEndpoint", "DescribeEventSource", "DescribePartnerEventSource",
        "ListEndpoints", "ListEventSources", "ListPartnerEventSourceAccounts", "ListPartnerEventSources",
        "PutPartnerEvents", "UpdateEndpoint",
    ]
}
