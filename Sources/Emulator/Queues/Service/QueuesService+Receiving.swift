import VirtualTime
import Wire

/// Receiving, over the wire and from the emulator's other parts.
extension QueuesService {
    func receiveMessage(_ input: ReceiveMessage.Input) async throws -> ReceiveMessage.Output {
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
        try MessageIdentifier.validate(input.receiveRequestAttemptId, "ReceiveRequestAttemptId")
        let options = ReceiveOptions(
            maxMessages: max ?? 1, visibilityTimeoutSeconds: input.visibilityTimeout,
            waitSeconds: input.waitTimeSeconds,
            attemptID: input.receiveRequestAttemptId)
        let messages = try await receive(fromQueue: name, options).map(selection.apply)
        return ReceiveMessage.Output(messages: messages.isEmpty ? nil : messages)
    }

    /// Receives, waiting for a first message as long as the options say. A cancelled task stops waiting and has
    /// received nothing; it never takes a message along.
    ///
    /// Throws `QueueDoesNotExist`, and `OverLimit` when a standard queue has too many messages in flight and the call
    /// does not wait; a FIFO queue then gives nothing.
    package func receive(fromQueue name: String, _ options: ReceiveOptions) async throws -> [ReceivedMessage] {
        let begin = clock.now
        while true {
            let generation = signals.generation(of: name)
            let outcome = try await store.receive(options, fromQueue: name)
            if let deadLetterQueue = outcome.deadLetterQueue { signals.notify(deadLetterQueue) }
            if !outcome.messages.isEmpty { return outcome.messages }
            let waitSeconds = options.waitSeconds ?? outcome.receiveWaitSeconds
            if waitSeconds == 0 {
                guard !outcome.isOverLimit || QueueName.isFIFO(name) else {
                    throw ServiceError.overLimit(
                        "Maximum number of in-flight messages has been reached for the queue \(name).")
                }
                return []
            }
            let deadline = begin.advanced(by: .seconds(waitSeconds))
            guard clock.now < deadline, !Task.isCancelled else { return [] }
            let next = outcome.nextVisibleAt.map { VirtualClock.Instant(sinceEpoch: .milliseconds($0)) }
            await signals.wait(
                for: name, after: generation, until: min(deadline, next ?? deadline), on: clock)
            if Task.isCancelled { return [] }
        }
    }

    /// How many receivers wait for the queue's next message.
    package func waitingReceiverCount(ofQueue name: String) -> Int { signals.waiterCount(of: name) }
}
