package import Delivery
import FoundationEssentials
import GRDB
package import Logging
package import ServiceLifecycle
package import Storage
package import VirtualTime
package import Wire

/// EventBridge Scheduler: schedules that call the emulated services when they are due.
///
/// Not emulated: roles and keys, which are accepted; targets in services that the emulator does not have are refused.
/// Source: EventBridge Scheduler API reference, API version 2021-06-30.
package struct SchedulesService: Wire.Service {
    package let name = "scheduler"
    /// Starts what is due, also EventBridge's rules.
    package let engine: ScheduleEngine

    let commits: GroupCommit
    let names: ScheduleNames
    let clock: VirtualClock
    private let queue: DeliveryQueue

    /// Opens `schedules.sqlite`, or schedules in memory.
    ///
    /// - Parameters:
    ///   - apis: what schedules call.
    ///   - router: takes dead letters.
    ///   - rules: EventBridge's rules, which run by the same engine.
    package init(
        at location: StoreLocation, region: String, accountID: String, clock: VirtualClock, apis: TargetAPIs,
        router: DeliveryRouter, rules: any ScheduledRuleSource, logger: Logger,
        chance: ScheduleEngine.Chance = ScheduleEngine.Chance()
    ) throws {
        let store = try Store.open(ScheduleSchema.storeName, at: location, migrator: ScheduleSchema.migrator)
        commits = GroupCommit(store)
        names = ScheduleNames(region: region, accountID: accountID)
        self.clock = clock
        let attempts = FirstAttempts()
        queue = DeliveryQueue(
            writer: store, commits: commits,
            target: FiringTarget(
                apis: apis, router: router, attempts: attempts, rules: rules, makeUUID: chance.makeUUID),
            clock: clock, logger: logger, makeDeadLetter: DeadLetter.make)
        engine = ScheduleEngine(
            store: store, commits: commits, queue: queue, rules: rules, attempts: attempts, clock: clock, names: names,
            chance: chance, logger: logger)
        let now = clock.now.milliseconds
        try store.write { db in
            guard try ScheduleGroupRecord.find(ScheduleNames.defaultGroup, db) == nil else { return }
            try ScheduleGroupRecord(
                name: ScheduleNames.defaultGroup, createdMilliseconds: now, clientToken: nil, tags: []
            ).save(db)
        }
    }

    /// What must run, in this order.
    package var lifecycle: [any ServiceLifecycle.Service] { [queue, engine] }

    /// By the path, unless the signature names another service: a bucket of S3 may have such a name.
    package func accepts(_ request: ServiceRequest) -> Bool {
        guard ScheduleCall.isFor(request.path) else { return false }
        guard let signature = request.headers["authorization"], signature.contains("/aws4_request") else { return true }
        return signature.contains("/scheduler/aws4_request")
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        do throws(ServiceError) {
            return ServiceResponse(headers: Self.type, body: try await perform(ScheduleCall(request)))
        } catch {
            let body = (try? ScheduleJSON.encode(["Message": error.message])) ?? []
            return ServiceResponse(
                status: error.status, headers: Self.type.merging(["x-amzn-errortype": error.code]) { _, new in new },
                body: body)
        }
    }

    private static let type = ["content-type": "application/json"]

    private func perform(_ call: ScheduleCall) async throws(ServiceError) -> [UInt8] {
        do {
            switch (call.method, call.collection, call.resource) {
            case ("POST", .schedules, let name?): return try await createSchedule(name, call)
            case ("GET", .schedules, let name?): return try await getSchedule(name, call)
            case ("PUT", .schedules, let name?): return try await updateSchedule(name, call)
            case ("DELETE", .schedules, let name?): return try await deleteSchedule(name, call)
            case ("GET", .schedules, nil): return try await listSchedules(call)
            case ("POST", .groups, let name?): return try await createGroup(name, call)
            case ("GET", .groups, let name?): return try await getGroup(name)
            case ("DELETE", .groups, let name?): return try await deleteGroup(name)
            case ("GET", .groups, nil): return try await listGroups(call)
            case ("GET", .tags, let arn?): return try await listTags(arn)
            case ("POST", .tags, let arn?): return try await tag(arn, call)
            case ("DELETE", .tags, let arn?): return try await untag(arn, call)
            default: throw ServiceError.unknownOperation("\(call.method) \(call.path)")
            }
        } catch let error as ServiceError {
            throw error
        } catch {
            throw ServiceError("InternalServerException", "The emulator failed: \(error)", status: 500)
        }
    }
}
