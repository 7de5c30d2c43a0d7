import Wire

/// Sending, over the wire and from the emulator's other parts.
extension QueuesService {
    func sendMessage(_ input: SendMessage.Input) async throws -> SendMessage.Output {
        SendMessage.Output(try await send(input, toQueue: try location.name(inURL: input.queueURL)))
    }

    func sendMessageBatch(_ input: SendMessageBatch.Input) async throws -> BatchOutput<SendMessageBatch.Success> {
        let name = try location.name(inURL: input.queueURL)
        let entries = input.entries ?? []
        try BatchEntries.validate(ids: entries.map(\.id), shape: "SendMessageBatchRequestEntry")
        let batch = OutgoingBatch(entries, queue: name, validator: validator)
        try batch.validate()
        let sent = try await store.send(batch.accepted.map(\.message), toQueue: name)
        signals.notify(name)
        return batch.output(sent)
    }

    /// Sends a text; returns once it is on disk.
    package func send(
        _ body: String, toQueue name: String, delaySeconds: Int? = nil, attributes: [String: MessageAttribute] = [:],
        groupID: String? = nil, deduplicationID: String? = nil
    ) async throws -> SendReceipt {
        try await send(
            SendMessage.Input(
                messageBody: body, delaySeconds: delaySeconds, messageAttributes: attributes,
                messageDeduplicationId: deduplicationID, messageGroupId: groupID),
            toQueue: name)
    }

    func send(_ input: SendMessage.Input, toQueue name: String) async throws -> SendReceipt {
        let message = try validator.message(input, toQueue: name)
        let sent = try await store.send([message], toQueue: name)
        signals.notify(name)
        return try SendReceipt(message, sent[0].get())
    }
}
