import Wire

/// Deleting received messages and changing how long they stay hidden.
extension QueuesService {
    func deleteMessage(_ input: DeleteMessage.Input) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        guard let handle = input.receiptHandle else { throw ServiceError.missingParameter("ReceiptHandle") }
        try await delete([handle], fromQueue: name)
        return EmptyOutput()
    }

    func deleteMessageBatch(_ input: DeleteMessage.BatchInput) async throws -> BatchOutput<BatchSuccess> {
        let name = try location.name(inURL: input.queueURL)
        let entries = input.entries ?? []
        try BatchEntries.validate(ids: entries.map(\.id), shape: "DeleteMessageBatchRequestEntry")
        let errors = try await deleted(entries.map(\.receiptHandle), fromQueue: name)
        return BatchOutput(ids: entries.map(\.id), errors)
    }

    func changeMessageVisibility(_ input: ChangeMessageVisibility.Input) async throws -> EmptyOutput {
        let name = try location.name(inURL: input.queueURL)
        guard let handle = input.receiptHandle else { throw ServiceError.missingParameter("ReceiptHandle") }
        let seconds = try Self.visibilityTimeout(input.visibilityTimeout)
        try await changeVisibility(handle, ofQueue: name, timeoutSeconds: seconds)
        return EmptyOutput()
    }

    func changeMessageVisibilityBatch(
        _ input: ChangeMessageVisibility.BatchInput
    ) async throws -> BatchOutput<BatchSuccess> {
        let name = try location.name(inURL: input.queueURL)
        let entries = input.entries ?? []
        try BatchEntries.validate(ids: entries.map(\.id), shape: "ChangeMessageVisibilityBatchRequestEntry")

        var output = BatchOutput<BatchSuccess>()
        var accepted: [(id: String, handle: String, timeoutSeconds: Int)] = []
        for entry in entries {
            do throws(ServiceError) {
                accepted.append((entry.id, entry.receiptHandle, try Self.visibilityTimeout(entry.visibilityTimeout)))
            } catch {
                output.add(error, id: entry.id)
            }
        }
        let errors = try await store.changeVisibility(accepted.map { ($0.handle, $0.timeoutSeconds) }, ofQueue: name)
        signals.notify(name)
        for (entry, error) in zip(accepted, errors) {
            if let error { output.add(error, id: entry.id) } else { output.add(BatchSuccess(id: entry.id)) }
        }
        return output
    }

    /// Deletes received messages. Handles whose message is gone are no error, nor those of a standard queue's message that
    /// was received again.
    package func delete(_ receiptHandles: [String], fromQueue name: String) async throws {
        for case let error? in try await deleted(receiptHandles, fromQueue: name) { throw error }
    }

    /// Sets how long a received message stays hidden, from now on. Throws as `ChangeMessageVisibility` does.
    package func changeVisibility(
        _ receiptHandle: String, ofQueue name: String, timeoutSeconds: Int
    ) async throws {
        let errors = try await store.changeVisibility([(receiptHandle, timeoutSeconds)], ofQueue: name)
        for case let error? in errors { throw error }
        signals.notify(name)
    }

    /// A deleted message may set its group free for those who wait.
    private func deleted(_ handles: [String], fromQueue name: String) async throws -> [ServiceError?] {
        let errors = try await store.delete(handles, fromQueue: name)
        if QueueName.isFIFO(name) { signals.notify(name) }
        return errors
    }

    private static func visibilityTimeout(_ seconds: Int?) throws(ServiceError) -> Int {
        guard let seconds else { throw .missingParameter("VisibilityTimeout") }
        try IntegerRange.validate(
            seconds, "VisibilityTimeout", in: 0...QueueLimits.visibilityTimeoutSecondsMax,
            reason: "VisibilityTimeout must be an integer between 0 and \(QueueLimits.visibilityTimeoutSecondsMax).")
        return seconds
    }
}
