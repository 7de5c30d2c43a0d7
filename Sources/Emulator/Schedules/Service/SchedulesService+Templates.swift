import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

extension SchedulesService {
    /// A schedule of a template: the body of CreateSchedule, with the name and the group.
    package struct TemplateSchedule: Sendable {
        package var name: String
        package var body: [UInt8]

        package init(name: String, body: [UInt8]) {
            self.name = name
            self.body = body
        }
    }

    /// Makes a group, or keeps it.
    package func installGroup(_ name: String) async throws {
        try ScheduleNameRules.check(name, "name")
        let now = clock.now.milliseconds
        try await commits.write { db in
            guard try ScheduleGroupRecord.find(name, db) == nil else { return }
            try ScheduleGroupRecord(name: name, createdMilliseconds: now, clientToken: nil, tags: []).save(db)
        }
    }

    /// Makes a schedule, brings it to what the template says now, or leaves it and its timer as they are.
    package func install(_ schedule: TemplateSchedule) async throws {
        let request: ScheduleRequest = try ScheduleJSON.decode(from: schedule.body)
        let definition = try request.validated(name: schedule.name)
        let group = definition.groupName ?? ScheduleNames.defaultGroup
        let arn = names.arn(ofSchedule: schedule.name, in: group)
        let now = clock.now
        let jitter = engine.chance.jitterSeconds
        try await commits.write { db in
            guard try ScheduleGroupRecord.find(group, db) != nil else { throw ServiceError.noScheduleGroup(group) }
            let known = try ScheduleRecord.find(schedule.name, in: group, db)
            if let known, known.isFromTemplate, known.definition == definition { return }
            let record = ScheduleRecord(
                group: group, name: schedule.name, createdMilliseconds: known?.createdMilliseconds ?? now.milliseconds,
                modifiedMilliseconds: now.milliseconds, clientToken: nil, isFromTemplate: true, definition: definition)
            try record.save(db)
            try Self.setTimer(of: record, arn: arn, nowSeconds: now.seconds, jitter, db)
        }
        engine.timersChanged()
    }

    /// Removes the schedules that an earlier template had and this one has not, as an update of the stack does.
    ///
    /// - Parameter kept: group and name of those that are there.
    package func removeTemplateSchedules(except kept: [(group: String, name: String)]) async throws {
        let kept = Set(kept.map { "\($0.group)/\($0.name)" })
        let names = names
        try await commits.write { db in
            let rows = try Row.fetchAll(db, sql: "SELECT groupName, name FROM schedule WHERE isFromTemplate")
            for row in rows {
                let (group, name): (String, String) = (row["groupName"], row["name"])
                guard !kept.contains("\(group)/\(name)") else { continue }
                try ScheduleRecord.find(name, in: group, db)?.delete(db)
                try TimerStore.remove(names.arn(ofSchedule: name, in: group), db)
            }
        }
    }
}
