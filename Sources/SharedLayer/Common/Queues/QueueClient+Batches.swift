extension QueueClient {
    /// Sends any number of messages, ten in a request. Those that fail through the service's fault are sent again, but
    /// for messages of a group, whose order would change.
    package func sendBatch(_ drafts: [QueueDraft], to queueURL: String) async -> BatchOutcome<QueueReceipt> {
        let calls =
            batchCalls(byteCount: \QueueDraft.byteCount, canRepeat: { $0.groupID == nil })
            as BatchCalls<
                QueueDraft, QueueReceipt
            >
        return await calls.run(drafts) { numbered async throws(AWSError) in
            let entries = numbered.map { index, draft in
                var entry = QueueOperation.Send(draft)
                entry.id = String(index)
                return entry
            }
            let answer = try await client.call(
                "SendMessageBatch", QueueOperation.Batch(queueURL: queueURL, entries: entries),
                returning: QueueOperation.BatchAnswer<QueueOperation.Sent>.self)
            return Self.outcome(answer, of: numbered)
        }
    }

    private static func outcome(
        _ answer: QueueOperation.BatchAnswer<QueueOperation.Sent>, of numbered: [(index: Int, entry: QueueDraft)]
    ) -> BatchOutcome<QueueReceipt> {
        var outcome = BatchOutcome<QueueReceipt>()
        outcome.failures = (answer.failures ?? []).compactMap(\.failure)
        for sent in answer.successes ?? [] {
            guard let draft = numbered.first(where: { String($0.index) == sent.id }) else { continue }
            if let receipt = sent.receipt(of: draft.entry) {
                outcome.successes.append((draft.index, receipt))
            } else {
                outcome.failures.append(
                    EntryFailure(
                        index: draft.index, code: AWSError.checksumMismatch,
                        message: "SQS received another message than was sent", isSenderFault: true))
            }
        }
        return outcome
    }

    /// Deletes any number of messages by their receipt handles.
    package func deleteBatch(_ receiptHandles: [String], from queueURL: String) async -> BatchOutcome<Void> {
        await handles("DeleteMessageBatch", receiptHandles, of: queueURL, visibilitySeconds: nil)
    }

    /// Hides any number of messages for that long from now on.
    package func changeVisibilityBatch(
        _ receiptHandles: [String], of queueURL: String, seconds: Int
    ) async -> BatchOutcome<Void> {
        await handles("ChangeMessageVisibilityBatch", receiptHandles, of: queueURL, visibilitySeconds: seconds)
    }

    private func handles(
        _ operation: String, _ receiptHandles: [String], of queueURL: String, visibilitySeconds: Int?
    ) async -> BatchOutcome<Void> {
        let calls: BatchCalls<String, Void> = batchCalls(byteCount: \String.utf8.count, canRepeat: { _ in true })
        return await calls.run(receiptHandles) { numbered async throws(AWSError) in
            let entries = numbered.map { index, handle in
                QueueOperation.Handle(
                    id: String(index), receiptHandle: handle, visibilitySeconds: visibilitySeconds)
            }
            let answer = try await client.call(
                operation, QueueOperation.Batch(queueURL: queueURL, entries: entries),
                returning: QueueOperation.BatchAnswer<QueueOperation.Done>.self)
            var outcome = BatchOutcome<Void>()
            outcome.failures = (answer.failures ?? []).compactMap(\.failure)
            outcome.successes = (answer.successes ?? []).compactMap { done in Int(done.id).map { ($0, ()) } }
            return outcome
        }
    }

    private func batchCalls<Entry: Sendable, Value: Sendable>(
        byteCount: @escaping (Entry) -> Int, canRepeat: @escaping (Entry) -> Bool
    ) -> BatchCalls<Entry, Value> {
        BatchCalls(
            countMax: Self.batchCountMax, bytesMax: Self.bytesMax, policy: policy, clock: clock, deadline: deadline,
            byteCount: byteCount, canRepeat: canRepeat)
    }
}
