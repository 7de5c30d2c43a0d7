import LambdaEvents

/// Messages inside messages: a topic's notification or a bus event in a queue.
extension EventTransformer {
    /// A bus event inside a notification inside a queue message.
    private static let nestingMax = 2

    /// The payload inside the body of a queue message, and what its wrapping says of it.
    func unwrap(
        _ body: JSONValue, _ content: QueueContent, _ metadata: inout EventMetadata
    ) throws(EventTransformError) -> JSONValue {
        switch content {
        case .payload: return body
        case .notification: return try notification(body, &metadata)
        case .busEvent: return try busEvent(body, &metadata)
        case .detected:
            var document = body
            for _ in 0..<Self.nestingMax {
                if isNotification(document) {
                    document = try notification(document, &metadata)
                } else if isBusEvent(document) {
                    return try busEvent(document, &metadata)
                } else {
                    break
                }
            }
            return document
        }
    }

    private func isNotification(_ document: JSONValue) -> Bool {
        document["Type"]?.string == "Notification" && document["TopicArn"]?.string != nil
            && document["MessageId"]?.string != nil && document["Message"]?.string != nil
    }

    private func isBusEvent(_ document: JSONValue) -> Bool {
        document["detail-type"]?.string != nil && document["source"]?.string != nil
            && document["account"]?.string != nil && document["detail"]?.object != nil
    }

    private func notification(
        _ document: JSONValue, _ metadata: inout EventMetadata
    ) throws(EventTransformError) -> JSONValue {
        let notification: SNSNotification = try payload(from: document)
        metadata.id = acceptable(notification.messageId) ?? metadata.id
        metadata.source = acceptableWord(notification.topicArn) ?? metadata.source
        metadata.occurredAt = Timestamp(notification.timestamp) ?? metadata.occurredAt
        metadata.correlationID = metadata.id
        apply((notification.messageAttributes ?? [:]).mapValues(\.value), to: &metadata)
        return try self.document(Array(notification.message.utf8))
    }

    private func busEvent(
        _ document: JSONValue, _ metadata: inout EventMetadata
    ) throws(EventTransformError) -> JSONValue {
        let event: EventBridgeEvent<JSONValue> = try payload(from: document)
        return detail(of: event, &metadata)
    }
}
