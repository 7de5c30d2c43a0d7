/// An event with what is known about its coming, whatever it came through.
package struct EventEnvelope<Payload: Sendable>: Sendable {
    /// The message's or the request's id.
    package let id: String
    /// The queue's ARN, or the route.
    package let source: String
    package let occurredAt: Timestamp
    /// How often this was handed out, this time included.
    package let attempt: Int
    /// What joins the log records of one request over all functions.
    package let correlationID: String
    package let payload: Payload

    package init(
        id: String, source: String, occurredAt: Timestamp, attempt: Int = 1, correlationID: String, payload: Payload
    ) {
        self.id = id
        self.source = source
        self.occurredAt = occurredAt
        self.attempt = attempt
        self.correlationID = correlationID
        self.payload = payload
    }
}
