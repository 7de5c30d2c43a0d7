import Wire

/// The operations on tags of queues.
extension QueuesService {
    func tagQueue(_ input: QueueTags.TagInput) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        guard let added = input.tags, !added.isEmpty else { throw ServiceError.missingParameter("Tags") }
        try await store.changeTags(ofQueue: name) { tags in
            tags.merge(added) { _, new in new }
            try Self.validate(tags: tags, queue: name)
        }
        return EmptyOutput()
    }

    func untagQueue(_ input: QueueTags.UntagInput) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        guard let keys = input.tagKeys, !keys.isEmpty else {
            throw ServiceError.invalidParameter(
                "Tag keys must be between 1 and \(QueueLimits.tagKeyCharactersMax) characters in length.")
        }
        try await store.changeTags(ofQueue: name) { tags in
            for key in keys { tags[key] = nil }
        }
        return EmptyOutput()
    }

    func listQueueTags(_ input: QueueReference) async throws -> QueueTags.ListOutput {
        let tags = try await store.record(try location.name(inURL: input.queueURL)).tags
        return QueueTags.ListOutput(tags: tags.isEmpty ? nil : tags)
    }

    /// Source: SQS developer guide, "Amazon SQS cost allocation tags".
    static func validate(tags: [String: String], queue: String) throws(ServiceError) {
        guard tags.count <= QueueLimits.tagsMax else {
            throw .invalidParameter("Too many tags added for queue \(queue).")
        }
        for (key, value) in tags {
            guard 1...QueueLimits.tagKeyCharactersMax ~= key.unicodeScalars.count else {
                throw .invalidParameter(
                    "Tag keys must be between 1 and \(QueueLimits.tagKeyCharactersMax) characters in length.")
            }
            guard value.unicodeScalars.count <= QueueLimits.tagValueCharactersMax else {
                throw .invalidParameter(
                    "Tag values must be between 0 and \(QueueLimits.tagValueCharactersMax) characters in length.")
            }
        }
    }
}
