import FoundationEssentials
import GRDB
import Storage
import Wire

extension ParametersService {
    /// Answers nothing.
    func addTags(_ input: ResourceTags.Input) async throws -> [UInt8] {
        let added = try Constraint.required(input.tags, "tags")
        try Self.check(added)
        try await edit(input) { parameter in
            parameter.tags = parameter.tags.setting(added)
            guard parameter.tags.count <= Self.tagsMax else { throw Self.tooManyTags }
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func removeTags(_ input: ResourceTags.Input) async throws -> [UInt8] {
        let keys = try Constraint.required(input.tagKeys, "tagKeys")
        try await edit(input) { parameter in parameter.tags = parameter.tags.removing(keys) }
        return JSONCall.nothing
    }

    func listTags(_ input: ResourceTags.Input) async throws -> ResourceTags.Output {
        let names = try names(input)
        return try await store.read { [now] db in
            ResourceTags.Output(tagList: try Self.tagged(names, now: now, in: db).tags)
        }
    }

    static func check(_ tags: [ResourceTag]) throws(ServiceError) {
        for tag in tags {
            _ = try Constraint.length(tag.key, "tags.1.member.key", max: 128)
            _ = try Constraint.length(tag.value, "tags.1.member.value", min: 0, max: 256)
        }
        guard [ResourceTag]().setting(tags).count <= tagsMax else { throw tooManyTags }
    }

    private static let tooManyTags = ServiceError(
        "TooManyTagsError",
        "The Targets parameter includes too many tags. Remove one or more tags and try the command again.")

    private func edit(
        _ input: ResourceTags.Input, _ change: @escaping @Sendable (inout ParameterRecord) throws -> Void
    ) async throws {
        let names = try names(input)
        try await commits.write { [now] db in
            var parameter = try Self.tagged(names, now: now, in: db)
            try change(&parameter)
            try parameter.update(db)
        }
    }

    private func names(_ input: ResourceTags.Input) throws(ServiceError) -> [String] {
        let type = try Constraint.required(input.resourceType, "resourceType")
        guard type == "Parameter" else {
            throw ServiceError(
                "InvalidResourceType",
                "The resource type is not valid. For example, if you are attempting to tag an EC2 instance, the instance "
                    + "must be a registered managed node.")
        }
        return scope.names(try Constraint.required(input.resourceId, "resourceId"))
    }

    private static func tagged(_ names: [String], now: Double, in db: Database) throws -> ParameterRecord {
        for name in names {
            if let parameter = try ParameterRecord.fetchOne(db, key: name), parameter.exists(at: now) {
                return parameter
            }
        }
        throw ServiceError(
            "InvalidResourceId",
            "The resource ID \"\(names.last ?? "")\" is not valid. Verify the ID and try again.")
    }
}
