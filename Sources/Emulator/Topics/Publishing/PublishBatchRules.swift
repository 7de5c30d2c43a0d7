import Wire

/// The rules for a batch as a whole.
enum PublishBatchRules {
    static func validate(ids: [String]) throws(ServiceError) {
        guard !ids.isEmpty else {
            throw ServiceError("EmptyBatchRequest", "The batch request doesn't contain any entries.")
        }
        guard ids.count <= TopicLimits.batchEntriesMax else {
            throw ServiceError(
                "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.")
        }
        guard
            ids.allSatisfy({ id in
                1...TopicLimits.batchEntryIDCharactersMax ~= id.utf8.count && id.utf8.allSatisfy(TopicName.isNameByte)
            })
        else {
            throw ServiceError(
                "InvalidBatchEntryId",
                "The Id of a batch entry in the batch request doesn't abide by the specification.")
        }
        guard Set(ids).count == ids.count else {
            throw ServiceError(
                "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.")
        }
    }
}
