import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

extension SchedulesService {
    func listTags(_ arn: String) async throws -> [UInt8] {
        let name = try groupName(arn)
        let tags = try await engine.reader.read { db in try Self.group(name, db).tags }
        return try ScheduleJSON.encode(["Tags": tags])
    }

    func tag(_ arn: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let name = try groupName(arn)
        let request: GroupRequest = try call.body()
        let added = try ScheduleTagRules.check(request.tags ?? [])
        try await change(name) { tags in
            tags.removeAll { tag in added.contains { $0.key == tag.key } }
            tags += added
            try ScheduleTagRules.checkCount(tags)
        }
        return Array("{}".utf8)
    }

    func untag(_ arn: String, _ call: ScheduleCall) async throws -> [UInt8] {
        let name = try groupName(arn)
        let keys = call.queries("TagKeys")
        try await change(name) { tags in tags.removeAll { tag in tag.key.map(keys.contains) ?? false } }
        return Array("{}".utf8)
    }

    private func change(_ name: String, _ body: @escaping @Sendable (inout [ScheduleTag]) throws -> Void) async throws {
        let now = clock.now.milliseconds
        try await commits.write { db in
            var record = try Self.group(name, db)
            try body(&record.tags)
            record.modifiedMilliseconds = now
            try record.save(db)
        }
    }

    private func groupName(_ arn: String) throws -> String {
        guard let name = names.group(inARN: arn), !name.isEmpty else {
            throw Constraints.violated(
                "Value '\(arn)' at 'resourceArn'",
                "Member must satisfy regular expression pattern: "
                    + #"^arn:aws(-[a-z]+)?:scheduler:[a-z0-9\-]+:\d{12}:schedule-group\/[0-9a-zA-Z-_.]+$"#)
        }
        return name
    }
}
