import Wire

/// What the emulator's other parts do with queues, without a wire between.
///
/// `queue` is a name everywhere; `queueName(inARN:)` makes one of an ARN.
extension QueuesService {
    /// Makes a template's queue, or gives the one that an earlier start made exactly these attributes.
    ///
    /// Throws `ServiceError` as `CreateQueue` does, except that the dead-letter queue may be made later.
    package func createQueue(name: String, attributes: [String: String]) async throws {
        try QueueName.validate(name, fifo: attributes["FifoQueue"] == "true")
        try await store.ensure(name, attributes: attributes)
        signals.notify(name)
    }

    package func url(ofQueue name: String) -> String { location.url(of: name) }

    package func arn(ofQueue name: String) -> String { location.arn(of: name) }

    /// Nil when the ARN is not one of a queue in this region and account.
    package func queueName(inARN arn: String) -> String? { location.name(inARN: arn) }

    /// Every attribute, by its name on the wire. Throws `QueueDoesNotExist`.
    package func attributes(ofQueue name: String) async throws -> [String: String] {
        let (record, counts) = try await store.recordWithCounts(name)
        var attributes = record.settings.attributes
        attributes["QueueArn"] = location.arn(of: name)
        attributes["CreatedTimestamp"] = String(record.createdSeconds)
        attributes["LastModifiedTimestamp"] = String(record.modifiedSeconds)
        attributes["ApproximateNumberOfMessages"] = String(counts.visible)
        attributes["ApproximateNumberOfMessagesNotVisible"] = String(counts.inFlight)
        attributes["ApproximateNumberOfMessagesDelayed"] = String(counts.delayed)
        return attributes
    }

    /// Throws `QueueDoesNotExist`.
    package func counts(ofQueue name: String) async throws -> MessageCounts {
        try await store.recordWithCounts(name).counts
    }

    /// The queue's own visibility timeout. Throws `QueueDoesNotExist`.
    package func visibilityTimeoutSeconds(ofQueue name: String) async throws -> Int {
        try await store.record(name).settings.visibilityTimeoutSeconds
    }
}
