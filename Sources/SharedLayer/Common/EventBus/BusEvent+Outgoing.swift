extension BusEvent {
    /// An event as an entry, with its trace.
    package init(_ event: OutgoingBusEvent, resources: [String] = []) {
        self.init(
            source: event.source, detailType: event.detailType, detail: event.detail, resources: resources,
            time: event.time, traceHeader: event.traceHeader)
    }
}
