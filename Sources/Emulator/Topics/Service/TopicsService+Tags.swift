import GRDB
import Storage
import Wire

/// The operations on tags.
extension TopicsService {
    func tagResource(_ call: QueryCall) async throws -> [XMLElement]? {
        let added = try TopicTags.read(call.parameters["Tags"])
        try await changeResource(call) { topic in
            topic.tags.merge(added) { _, new in new }
            try TopicTags.checkCount(topic.tags)
        }
        return []
    }

    func untagResource(_ call: QueryCall) async throws -> [XMLElement]? {
        let keys = call.parameters["TagKeys"].texts
        try await changeResource(call) { topic in
            for key in keys { topic.tags[key] = nil }
        }
        return []
    }

    func listTagsForResource(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try resource(call)
        let tags = try await writer.read { db in
            guard let topic = try TopicTable.find(name, db) else { throw ServiceError.resourceDoesNotExist }
            return topic.tags.sorted { $0.key < $1.key }
        }
        return [.list("Tags", tags.map { [XMLElement("Key", text: $0.key), XMLElement("Value", text: $0.value)] })]
    }

    private func resource(_ call: QueryCall) throws(ServiceError) -> String {
        try location.name(inARN: call.parameters["ResourceArn"].value, parameter: "ResourceArn")
    }

    private func changeResource(
        _ call: QueryCall, _ change: @escaping @Sendable (inout Topic) throws -> Void
    ) async throws {
        let name = try resource(call)
        try await commits.write { db in
            guard var topic = try TopicTable.find(name, db) else { throw ServiceError.resourceDoesNotExist }
            try change(&topic)
            try TopicTable.update(topic, db)
        }
    }
}
