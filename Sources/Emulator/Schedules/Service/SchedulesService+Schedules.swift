import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

extension SchedulesService {
    func createSchedule(_ name: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let request: ScheduleRequest = try call.body()
        let definition = try request.validated(name: name)
        let now = clock.now
        try request.checkStart(nowSeconds: now.seconds)
        let names = names
        let jitter = engine.chance.jitterSeconds
        let arn = try await commits.write { db in
            let group = definition.groupName ?? ScheduleNames.defaultGroup
            let arn = names.arn(ofSchedule: name, in: group)
            guard try ScheduleGroupRecord.find(group, db) != nil else { throw ServiceError.noScheduleGroup(group) }
            if let known = try ScheduleRecord.find(name, in: group, db) {
                // The same request again, because its answer was lost.
                guard let token = request.clientToken, token == known.clientToken, known.definition == definition else {
                    throw ServiceError("ConflictException", "Schedule \(name) already exists.", status: 409)
                }
                return arn
            }
            let record = ScheduleRecord(
                group: group, name: name, createdMilliseconds: now.milliseconds, modifiedMilliseconds: now.milliseconds,
                clientToken: request.clientToken, isFromTemplate: false, definition: definition)
            try record.save(db)
            try Self.setTimer(of: record, arn: arn, nowSeconds: now.seconds, jitter, db)
            return arn
        }
        engine.timersChanged()
        return try ScheduleJSON.encode(["ScheduleArn": arn])
    }

    /// What the request leaves out goes back to its default, as on AWS.
    func updateSchedule(_ name: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let request: ScheduleRequest = try call.body()
        let definition = try request.validated(name: name)
        let now = clock.now
        let names = names
        let jitter = engine.chance.jitterSeconds
        let arn = try await commits.write { db in
            let group = definition.groupName ?? ScheduleNames.defaultGroup
            var record = try Self.schedule(name, in: group, db)
            record.definition = definition
            record.modifiedMilliseconds = now.milliseconds
            try record.save(db)
            let arn = names.arn(ofSchedule: name, in: group)
            try Self.setTimer(of: record, arn: arn, nowSeconds: now.seconds, jitter, db)
            return arn
        }
        engine.timersChanged()
        return try ScheduleJSON.encode(["ScheduleArn": arn])
    }

    func getSchedule(_ name: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let group = try ScheduleNameRules.group(call.query("groupName")) ?? ScheduleNames.defaultGroup
        try ScheduleNameRules.check(name, "name")
        let record = try await engine.reader.read { db in try Self.schedule(name, in: group, db) }
        return try ScheduleJSON.encode(ScheduleDescription(record, names))
    }

    func deleteSchedule(_ name: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let group = try ScheduleNameRules.group(call.query("groupName")) ?? ScheduleNames.defaultGroup
        try ScheduleNameRules.check(name, "name")
        let arn = names.arn(ofSchedule: name, in: group)
        try await commits.write { db in
            try Self.schedule(name, in: group, db).delete(db)
            try TimerStore.remove(arn, db)
        }
        return Array("{}".utf8)
    }

    func listSchedules(_ call: ScheduleCall) async throws -> [UInt8] {
        let group = try ScheduleNameRules.group(call.query("ScheduleGroup"), member: "groupName")
        let prefix = try call.query("NamePrefix").map { try ScheduleNameRules.check($0, "namePrefix") }
        let state = call.query("State")
        if let state { try Constraints.oneOf(state, "state", ["ENABLED", "DISABLED"]) }
        let count = try Constraints.pageSize(call.query("MaxResults"))
        let after = try call.query("NextToken").map(PageToken.pair)
        let records = try await engine.reader.read { db in
            if let group, try ScheduleGroupRecord.find(group, db) == nil { throw ServiceError.noScheduleGroup(group) }
            return try ScheduleRecord.list(
                ScheduleRecord.Filter(
                    group: group, namePrefix: prefix, state: state, after: after, limit: count + 1), db)
        }
        let page = records.prefix(count)
        return try ScheduleJSON.encode(
            ScheduleList(
                schedules: page.map { ScheduleSummary($0, names) },
                nextToken: records.count > count ? page.last.map { PageToken.text($0.group, $0.name) } : nil))
    }

    static func schedule(_ name: String, in group: String, _ db: Database) throws -> ScheduleRecord {
        guard let record = try ScheduleRecord.find(name, in: group, db) else {
            throw ServiceError("ResourceNotFoundException", "Schedule \(name) does not exist.", status: 404)
        }
        return record
    }

    /// A time that is past when it is said is not caught up on.
    static func setTimer(
        of record: ScheduleRecord, arn: String, nowSeconds now: Int, _ jitter: (Int) -> Int, _ db: Database
    ) throws {
        guard record.definition.isEnabled else { return try TimerStore.remove(arn, db) }
        let timer = ScheduleTimer(record.definition, arn: arn, nowSeconds: now)
        // A rate is due as soon as it is made.
        let isRate = if case .rate = timer.recurrence?.expression { true } else { false }
        try TimerStore.set(timer, after: isRate ? now - 1 : now, jitterSeconds: jitter, db)
    }
}
