/// What an envelope has beside its payload, while it is being put together.
struct EventMetadata {
    var id: String
    var type: String
    var source: String
    var occurredAt: Timestamp
    var attempt = 1
    var correlationID: String
    var trace: EventTrace?

    func envelope<Payload>(_ payload: Payload) -> EventEnvelope<Payload> {
        EventEnvelope(
            id: id, type: type, source: source, occurredAt: occurredAt, attempt: attempt,
            correlationID: correlationID, trace: trace, payload: payload)
    }
}
