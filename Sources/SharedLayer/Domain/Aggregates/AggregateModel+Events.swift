extension AggregateModel {
    /// Moves the aggregate to `status` and gives the event that says so, linked to the one before it.
    ///
    /// Whether it may move there is its pipeline's business. Throws a `JSONError` when a detail has no canonical form.
    package mutating func append(
        _ type: EventType, status: Status, at: Timestamp, function: String, requestID: String,
        details: [String: String] = [:]
    ) throws(JSONError) -> Event {
        let event = try Event(
            reference: reference, sequence: lastEventSequence + 1, type: type, at: at, function: function,
            requestID: requestID, details: details, previousHash: lastEventHash)
        self.status = status
        statusReachedAt = at
        lastEventSequence = event.sequence
        lastEventHash = event.hash
        return event
    }
}
