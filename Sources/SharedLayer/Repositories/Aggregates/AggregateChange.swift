/// Everything that one change of an aggregate writes, all of it or nothing.
package struct AggregateChange<Aggregate: AggregateModel>: Sendable {
    /// The state after the change, with the version that was read.
    package let aggregate: Aggregate
    /// What happened, in order; most changes are one event.
    package let events: [Aggregate.Event]
    package var outbox: [OutboxItem] = []
    /// Whatever else belongs to it: evidence, a delivery, what says that a charge is disputed; also in other tables.
    package var others = RecordTransaction()

    package init(_ aggregate: Aggregate, _ events: Aggregate.Event...) {
        self.init(aggregate, events: events)
    }

    package init(_ aggregate: Aggregate, events: [Aggregate.Event]) {
        self.aggregate = aggregate
        self.events = events
    }
}
