import Wire

/// The operations on messages.
extension QueuesService {
    func sendMessage(_ call: JSONCall) async throws -> [UInt8] {
        let input: SendMessage.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        return try JSONCall.encode(SendMessage.Output(try await send(input, toQueue: name)))
    }

    func sendMessageBatch(_ call: JSONCall) async throws -> [UInt8] {
        let input: SendMessageBatch.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        let entries = input.entries ?? []
        try BatchEntries.validate(ids: entries.map(\.id), shape: "SendMessageBatchRequestEntry")

        var output = BatchOutput<SendMessageBatch.Success>()
        var accepted: [(id: String, message: OutgoingMessage)] = []
        for entry in entries {
            do throws(ServiceError) {
                accepted.append((entry.id, try validator.message(entry.message)))
            } catch {
                output.add(error, id: entry.id)
            }
        }
        let byteCount = accepted.reduce(0) { $0 + $1.message.byteCount }
        guard byteCount <= QueueLimits.messageBytesMax else {
            throw ServiceError(
                "BatchRequestTooLong",
                "Batch requests cannot be longer than \(QueueLimits.messageBytesMax) bytes. You have sent "
                    + "\(byteCount) bytes.")
        }
        let errors = try await store.send(accepted.map(\.message), toQueue: name)
        signals.notify(name)
        for (entry, error) in zip(accepted, errors) {
            if let error {
                output.add(error, id: entry.id)
            } else {
                output.add(SendMessageBatch.Success(id: entry.id, receipt: Self.receipt(entry.message)))
            }
        }
        return try JSONCall.encode(output)
    }

    func receiveMessage(_ call: JSONCall) async throws -> [UInt8] {
        let input: ReceiveMessage.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        let selection = try AttributeSelection(input)
        let max = input.maxNumberOfMessages
        try IntegerRange.validate(
            max, "MaxNumberOfMessages", in: 1...10, reason: "Must be between 1 and 10, if provided.")
        try IntegerRange.validate(
            input.visibilityTimeout, "VisibilityTimeout", in: 0...QueueLimits.visibilityTimeoutSecondsMax,
            reason: "Must be between 0 and \(QueueLimits.visibilityTimeoutSecondsMax), if provided.")
        try IntegerRange.validate(
            input.waitTimeSeconds, "WaitTimeSeconds", in: 0...QueueLimits.receiveWaitSecondsMax,
            reason: "Must be >= 0 and <= \(QueueLimits.receiveWaitSecondsMax), if provided.")
        let options = ReceiveOptions(
            maxMessages: max ?? 1, visibilityTimeoutSeconds: input.visibilityTimeout, waitSeconds: input.waitTimeSeconds
        )
        let messages = try await receive(fromQueue: name, options).map(selection.apply)
        return try JSONCall.encode(ReceiveMessage.Output(messages: messages.isEmpty ? nil : messages))
    }

    func deleteMessage(_ call: JSONCall) async throws -> [UInt8] {
        let input: DeleteMessage.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        guard let handle = input.receiptHandle else { throw ServiceError.missingParameter("ReceiptHandle") }
        for case let error? in try await store.delete([handle], fromQueue: name) { throw error }
        return try JSONCall.encode(EmptyOutput())
    }

    func deleteMessageBatch(_ call: JSONCall) async throws -> [UInt8] {
        let input: DeleteMessage.BatchInput = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        let entries = input.entries ?? []
        try BatchEntries.validate(ids: entries.map(\.id), shape: "DeleteMessageBatchRequestEntry")
        let errors = try await store.delete(entries.map(\.receiptHandle), fromQueue: name)
        return try JSONCall.encode(Self.output(ids: entries.map(\.id), errors))
    }

    func changeMessageVisibility(_ call: JSONCall) async throws -> [UInt8] {
        let input: ChangeMessageVisibility.Input = try call.decode()
        let name = try location.name(inURL: input.queueURL)
        guard let handle = input.receiptHandle else { throw ServiceError.missingParameter("ReceiptHandle") }
        let seconds = try Self.visibilityTimeout(input.visibilityTimeout)
        for case let error? in try await store.changeVisibility([(handle, seconds)], ofQueue: name) { throw error }
        signals.notify(name)
        return try JSONCall.encode(EmptyOutput())
    }

    func changeMessageVisibilityBatch(_ call: JSONCall) async throws -> [UInt8] {
        let input: ChangeMessageVisibility.BatchInput = try call.decode()
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
        return try JSONCall.encode(output)
    }

    private static func visibilityTimeout(_ seconds: Int?) throws(ServiceError) -> Int {
        guard let seconds else { throw .missingParameter("VisibilityTimeout") }
        try IntegerRange.validate(
            seconds, "VisibilityTimeout", in: 0...QueueLimits.visibilityTimeoutSecondsMax,
            reason: "VisibilityTimeout must be an integer between 0 and \(QueueLimits.visibilityTimeoutSecondsMax).")
        return seconds
    }

    private static func output(ids: [String], _ errors: [ServiceError?]) -> BatchOutput<BatchSuccess> {
        var output = BatchOutput<BatchSuccess>()
        for (id, error) in zip(ids, errors) {
            if let error { output.add(error, id: id) } else { output.add(BatchSuccess(id: id)) }
        }
        return output
    }
}
