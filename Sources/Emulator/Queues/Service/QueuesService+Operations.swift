import Wire

extension QueuesService {
    /// Every operation of SQS, whatever the protocol.
    func perform<Wire: QueueProtocol>(_ operation: String, _ wire: Wire) async throws -> Wire.Answer {
        switch operation {
        case "SendMessage": try await wire.answer(sendMessage)
        case "ReceiveMessage": try await wire.answer(receiveMessage)
        case "DeleteMessage": try await wire.answer(deleteMessage)
        case "SendMessageBatch": try await wire.answer(sendMessageBatch)
        case "DeleteMessageBatch": try await wire.answer(deleteMessageBatch)
        case "ChangeMessageVisibility": try await wire.answer(changeMessageVisibility)
        case "ChangeMessageVisibilityBatch": try await wire.answer(changeMessageVisibilityBatch)
        case "CreateQueue": try await wire.answer(createQueue)
        case "GetQueueUrl": try await wire.answer(getQueueURL)
        case "ListQueues": try await wire.answer(listQueues)
        case "GetQueueAttributes": try await wire.answer(getQueueAttributes)
        case "SetQueueAttributes": try await wire.answer(setQueueAttributes)
        case "DeleteQueue": try await wire.answer(deleteQueue)
        case "PurgeQueue": try await wire.answer(purgeQueue)
        case "AddPermission": try await wire.answer(addPermission)
        case "RemovePermission": try await wire.answer(removePermission)
        case "ListDeadLetterSourceQueues": try await wire.answer(listDeadLetterSourceQueues)
        case "StartMessageMoveTask": try await wire.answer(startMessageMoveTask)
        case "ListMessageMoveTasks": try await wire.answer(listMessageMoveTasks)
        case "CancelMessageMoveTask": try await wire.answer(cancelMessageMoveTask)
        case "TagQueue": try await wire.answer(tagQueue)
        case "UntagQueue": try await wire.answer(untagQueue)
        case "ListQueueTags": try await wire.answer(listQueueTags)
        default:
            throw ServiceError(
                "UnknownOperationException", "The action \(operation) is not valid for this endpoint.")
        }
    }
}
