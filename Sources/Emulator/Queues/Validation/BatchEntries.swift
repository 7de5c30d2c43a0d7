import Wire

/// The rules for the entries of a batch as a whole.
enum BatchEntries {
    /// Throws `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `InvalidBatchEntryId` or `BatchEntryIdsNotDistinct`.
    /// `shape` is the name of the entry's shape, such as `SendMessageBatchRequestEntry`.
    static func validate(ids: [String], shape: String) throws(ServiceError) {
        guard !ids.isEmpty else {
            throw ServiceError("EmptyBatchRequest", "There should be at least one \(shape) in the request.")
        }
        guard ids.count <= QueueLimits.batchEntriesMax else {
            throw ServiceError(
                "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are \(QueueLimits.batchEntriesMax). You have sent \(ids.count).")
        }
        guard ids.allSatisfy({ 1...80 ~= $0.utf8.count && $0.utf8.allSatisfy(isNameByte) }) else {
            throw ServiceError(
                "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                    + "It can be at most 80 letters long.")
        }
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            throw ServiceError("BatchEntryIdsNotDistinct", "Id \(id) repeated.")
        }
    }

    /// Letters, digits, hyphen and underscore of ASCII.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
