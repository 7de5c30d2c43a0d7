import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

extension SchedulesService {
    func createGroup(_ name: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let request: GroupRequest = try call.body()
        try ScheduleNameRules.check(name, "name")
        let tags = try ScheduleTagRules.check(request.tags ?? [])
        try Constraints.clientToken(request.clientToken)
        let now = clock.now.milliseconds
        try await commits.write { db in
            if let known = try ScheduleGroupRecord.find(name, db) {
                guard let token = request.clientToken, token == known.clientToken else {
                    throw ServiceError("ConflictException", "Schedule group \(name) already exists.", status: 409)
                }
                return
            }
            try ScheduleGroupRecord(
                name: name, createdMilliseconds: now, clientToken: request.clientToken, tags: tags
            ).save(db)
        }
        return try ScheduleJSON.encode(["ScheduleGroupArn": names.arn(ofGroup: name)])
    }

    func getGroup(_ name: String) async throws -> [UInt8] {
        try ScheduleNameRules.check(name, "name")
        let record = try await engine.reader.read { db in try Self.group(name, db) }
        return try ScheduleJSON.encode(GroupDescription(record, names))
    }

    /// Takes the group's schedules with it, at once.
    func deleteGroup(_ name: String) async throws -> [UInt8] {
        try ScheduleNameRules.check(name, "name")
        guard name != ScheduleNames.defaultGroup else {
            throw ServiceError("ValidationException", "The default schedule group cannot be deleted.")
        }
        let prefix = names.arn(ofSchedule: "", in: name)
        try await commits.write { db in
            _ = try Self.group(name, db)
            try db.execute(
                sql: "DELETE FROM timer WHERE substr(arn, 1, ?) = ?", arguments: [prefix.count, prefix])
            try db.execute(sql: "DELETE FROM schedule WHERE groupName = ?", arguments: [name])
            try db.execute(sql: "DELETE FROM schedule_group WHERE name = ?", arguments: [name])
        }
        return Array("{}".utf8)
    }

    func listGroups(_ call: ScheduleCall) async throws -> [UInt8] {
        let prefix = try call.query("NamePrefix").map { try ScheduleNameRules.check($0, "namePrefix") }
        let count = try Constraints.pageSize(call.query("MaxResults"))
        let after = try call.query("NextToken").map(PageToken.pair)
        let records = try await engine.reader.read { db in
            try ScheduleGroupRecord.list(prefix: prefix ?? "", after: after?.name ?? "", limit: count + 1, db)
        }
        let page = records.prefix(count)
        return try ScheduleJSON.encode(
            GroupList(
                scheduleGroups: page.map { GroupDescription($0, names) },
                nextToken: records.count > count ? page.last.map { PageToken.text("", $0.name) } : nil))
    }

    static func group(_ name: String, _ db: Database) throws -> ScheduleGroupRecord {
        guard let record = try ScheduleGroupRecord.find(name, db) else { throw ServiceError.noScheduleGroup(name) }
        return record
    }
}
