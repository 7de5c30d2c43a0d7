extension OutboxDestination {
    /// The event bus, where other domains are told.
    package static let eventBus = OutboxDestination(rawValue: "eventBus")
    /// The topic on which operators are alerted.
    package static let alertTopic = OutboxDestination(rawValue: "alertTopic")
}

extension OutboxItem {
    /// Tells the other domains about a change, once it is written. Throws a `JSONError` when a value has no canonical form.
    package init<Reference: AggregateReference, EventType>(
        telling event: AggregateEvent<Reference, EventType>, _ data: some Codable & Sendable & Equatable
    ) throws {
        let document = try JSONValueEncoder().encode(DomainEvent(event, data))
        self.init(
            about: event, destination: .eventBus,
            body: String(decoding: try CanonicalJSON.bytes(of: document), as: UTF8.self))
    }
}
