package import LambdaEvents

/// Events of buses.
extension EventTransformer {
    private static let metadataMember = "metadata"
    private static let dataMember = "data"

    /// An event whose detail is the payload, or has it as `data` beside its `metadata`.
    package func envelope<Payload: Decodable & Sendable>(
        _ event: EventBridgeEvent<JSONValue>, as type: Payload.Type = Payload.self
    ) throws(EventTransformError) -> EventEnvelope<Payload> {
        var metadata = EventMetadata(
            id: event.id, type: event.detailType, source: event.source,
            occurredAt: Timestamp(millisecondsSince1970: 0), correlationID: event.id)
        let detail = detail(of: event, &metadata)
        return metadata.envelope(try payload(from: detail))
    }

    /// The payload as an entry for a bus. Throws `notEncodable`, `bodyTooLarge`.
    package func busEvent(
        _ envelope: EventEnvelope<some Encodable & Sendable>
    ) throws(EventTransformError) -> OutgoingBusEvent {
        var metadata = JSONObject([
            (EventAttribute.id, .string(envelope.id)), (EventAttribute.time, .string(envelope.occurredAt.text)),
            (EventAttribute.correlationID, .string(envelope.correlationID)),
        ])
        metadata[EventAttribute.trace] = envelope.trace?.amazon.map { .string($0) }
        metadata[EventAttribute.traceParent] = envelope.trace?.parent.map { .string($0) }
        let detail = JSONObject([
            (Self.metadataMember, .object(metadata)), (Self.dataMember, try json(envelope.payload)),
        ])
        return OutgoingBusEvent(
            source: envelope.source, detailType: envelope.type, detail: try text(JSONValue.object(detail)),
            time: envelope.occurredAt, traceHeader: envelope.trace?.amazon)
    }

    /// The payload of an event, and what the event says of it.
    func detail(of event: EventBridgeEvent<JSONValue>, _ metadata: inout EventMetadata) -> JSONValue {
        metadata.id = acceptable(event.id) ?? metadata.id
        metadata.type = acceptableWord(event.detailType) ?? metadata.type
        metadata.source = acceptableWord(event.source) ?? metadata.source
        metadata.occurredAt = Timestamp(event.time) ?? metadata.occurredAt
        metadata.correlationID = metadata.id
        guard let members = event.detail.object, members.count == 2,
            let ours = members[Self.metadataMember]?.object, let data = members[Self.dataMember]
        else { return event.detail }
        let texts = ours.members.compactMap { member in member.value.string.map { (member.name, $0) } }
        apply(Dictionary(texts) { _, last in last }, to: &metadata)
        return data
    }
}
