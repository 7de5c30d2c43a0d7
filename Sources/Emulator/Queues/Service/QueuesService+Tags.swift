import Wire

/// The operations on tags of queues.
extension QueuesService {
    func tagQueue(_ call: JSONCall) async throws -> [UInt8] {
        let input: QueueTags.TagInput = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        guard let added = input.tags, !added.isEmpty else { throw ServiceError.missingParameter("Tags") }
        try await store.changeTags(ofQueue: name) { tags in
            tags.merge(added) { _, new in new }
            try Self.validate(tags: tags, queue: name)
        }
        return try JSONCall.encode(EmptyOutput())
    }

    func untagQueue(_ call: JSONCall) async throws -> [UInt8] {
        let input: QueueTags.UntagInput = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        guard let keys = input.tagKeys, !keys.isEmpty else { throw ServiceError.missingParameter("TagKeys") }
        try await store.changeTags(ofQueue: name) { tags in
            for key in keys { tags[key] = nil }
        }
        return try JSONCall.encode(EmptyOutput())
    }

    func listQueueTags(_ call: JSONCall) async throws -> [UInt8] {
        let name = try location.name(inURL: call.decode(QueueReference.self).queueURL)
        return try JSONCall.encode(QueueTags.ListOutput(tags: try await store.record(name).tags))
    }

    static func validate(tags: [String: String], queue: String) throws(ServiceError) {
        guard tags.count <= QueueLimits.tagsMax else {
            throw .invalidParameter("Too many tags added for queue \(queue).")
        }
    }
}
