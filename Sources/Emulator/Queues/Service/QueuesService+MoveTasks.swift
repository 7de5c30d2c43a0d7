import Wire

/// The operations on message move tasks.
extension QueuesService {
    func startMessageMoveTask(_ input: MessageMoveTasks.StartInput) async throws -> MessageMoveTasks.StartOutput {
        let source = try Self.arn(input.sourceARN, "SourceArn")
        let destination = try input.destinationARN.map { try Self.arn($0, "DestinationArn") }
        if let rate = input.perSecondMax, !(1...QueueLimits.moveRateMax ~= rate) {
            throw ServiceError.invalidParameter(
                "Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's "
                    + "between 1 and \(QueueLimits.moveRateMax).")
        }
        let task = try await store.startMove(
            id: makeID(), from: source, to: destination, perSecondMax: input.perSecondMax)
        signals.notify(Self.moveTasksSignal)
        return MessageMoveTasks.StartOutput(taskHandle: MoveTaskHandle(task).text)
    }

    func listMessageMoveTasks(_ input: MessageMoveTasks.ListInput) async throws -> MessageMoveTasks.ListOutput {
        let source = try Self.arn(input.sourceARN, "SourceArn")
        try IntegerRange.validate(
            input.maxResults, "MaxResults", in: 1...QueueLimits.moveTasksMax,
            reason: "MaxResults must be an integer between 1 and \(QueueLimits.moveTasksMax).")
        let tasks = try await store.moveTasks(ofSource: source, limit: input.maxResults ?? 1)
        return MessageMoveTasks.ListOutput(results: tasks.isEmpty ? nil : tasks.map(MessageMoveTasks.Entry.init))
    }

    func cancelMessageMoveTask(_ input: MessageMoveTasks.CancelInput) async throws -> MessageMoveTasks.CancelOutput {
        guard let text = input.taskHandle else { throw ServiceError.missingParameter("TaskHandle") }
        return MessageMoveTasks.CancelOutput(moved: try await store.cancelMove(try MoveTaskHandle(parsing: text)))
    }

    private static func arn(_ text: String?, _ parameter: String) throws(ServiceError) -> String {
        guard let text else { throw .missingParameter(parameter) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn" else {
            throw .invalidParameter(
                "You must use this format to specify the \(parameter): "
                    + "arn:<partition>:<service>:<region>:<account-id>:<resource-id>")
        }
        return text
    }
}
