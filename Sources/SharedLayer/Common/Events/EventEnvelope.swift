/// An event with what is known about its coming, whatever it came through.
package struct EventEnvelope<Payload: Sendable>: Sendable {
    /// The event's id: its sender's, else the message's or the request's.
    package let id: String
    /// What kind of event it is: its sender's word, else one of `EventType` or the bus's detail type.
    package let type: String
    /// Where it comes from: its sender's word, else the queue's, topic's or stream's ARN, the bus event's source, or the
    /// route.
    package let source: String
    package let occurredAt: Timestamp
    /// How often this was handed out, this time included.
    package let attempt: Int
    /// What joins the log records of one request over all functions.
    package let correlationID: String
    /// Where this belongs in a trace; nil when nobody said.
    package let trace: EventTrace?
    package let payload: Payload

    package init(
        id: String, type: String = EventType.message, source: String, occurredAt: Timestamp, attempt: Int = 1,
        correlationID: String, trace: EventTrace? = nil, payload: Payload
    ) {
        self.id = id
        self.type = type
        self.source = source
        self.occurredAt = occurredAt
        self.attempt = attempt
        self.correlationID = correlationID
        self.trace = trace
        self.payload = payload
    }

    /// The same event with another payload, such as what was made of it.
    package func with<Other: Sendable>(_ payload: Other) -> EventEnvelope<Other> {
        EventEnvelope<Other>(
            id: id, type: type, source: source, occurredAt: occurredAt, attempt: attempt,
            correlationID: correlationID, trace: trace, payload: payload)
    }
}

extension EventEnvelope: Equatable where Payload: Equatable {}
