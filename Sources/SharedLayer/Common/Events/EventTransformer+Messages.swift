package import LambdaEvents

/// Messages of queues and topics.
extension EventTransformer {
    /// A message of a queue. `content` says what its body is.
    package func envelope<Payload: Decodable & Sendable>(
        _ record: SQSEvent.Record, content: QueueContent = .payload, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        let attributes = record.messageAttributes.compactMapValues(\.stringValue)
        var metadata = EventMetadata(
            id: record.messageId, type: EventType.message, source: record.eventSourceARN,
            occurredAt: Timestamp(
                millisecondsSince1970: record.attributes["SentTimestamp"].flatMap { Int64($0) } ?? 0),
            attempt: record.approximateReceiveCount ?? 1, correlationID: record.messageId,
            trace: EventTrace(amazon: record.awsTraceHeader, parent: attributes[EventAttribute.traceParent]))
        apply(attributes, to: &metadata)
        let body = try document(Array(record.body.utf8))
        let document = try unwrap(body, content, &metadata)
        return metadata.envelope(try payload(from: document))
    }

    /// A notification of a topic to which the function itself is subscribed.
    package func envelope<Payload: Decodable & Sendable>(
        _ record: SNSEvent.Record, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        let message = record.sns
        var metadata = EventMetadata(
            id: message.messageId, type: EventType.message, source: message.topicArn,
            occurredAt: Timestamp(message.timestamp) ?? Timestamp(millisecondsSince1970: 0),
            correlationID: message.messageId)
        apply((message.messageAttributes ?? [:]).mapValues(\.value), to: &metadata)
        return metadata.envelope(try payload(from: document(Array(message.message.utf8))))
    }

    /// The payload as a message with its metadata in attributes: `envelope` makes the same envelope of it, wherever the
    /// queue or topic delivers it.
    ///
    /// Throws `notEncodable`, `bodyTooLarge`.
    package func message(
        _ envelope: EventEnvelope<some Encodable & Sendable>
    ) throws(EventTransformError) -> OutgoingMessage {
        var attributes = [
            EventAttribute.id: envelope.id, EventAttribute.type: envelope.type,
            EventAttribute.source: envelope.source, EventAttribute.time: envelope.occurredAt.text,
            EventAttribute.correlationID: envelope.correlationID,
        ]
        attributes[EventAttribute.traceParent] = envelope.trace?.parent
        return OutgoingMessage(
            body: try text(envelope.payload), attributes: attributes, traceHeader: envelope.trace?.amazon)
    }

    /// What the sender says of the event goes before what its way says.
    func apply(_ attributes: [String: String], to metadata: inout EventMetadata) {
        metadata.id = acceptable(attributes[EventAttribute.id]) ?? metadata.id
        metadata.type = acceptableWord(attributes[EventAttribute.type]) ?? metadata.type
        metadata.source = acceptableWord(attributes[EventAttribute.source]) ?? metadata.source
        metadata.occurredAt = attributes[EventAttribute.time].flatMap { Timestamp($0) } ?? metadata.occurredAt
        metadata.correlationID = acceptable(attributes[EventAttribute.correlationID]) ?? metadata.correlationID
        metadata.trace =
            EventTrace(
                amazon: attributes[EventAttribute.trace] ?? metadata.trace?.amazon,
                parent: attributes[EventAttribute.traceParent] ?? metadata.trace?.parent)
    }
}
