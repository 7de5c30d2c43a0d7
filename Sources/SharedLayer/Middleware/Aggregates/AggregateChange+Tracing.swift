extension AggregateChange {
    /// The change, whose messages go on with the invocation's trace and correlation id.
    func traced(by invocation: FunctionInvocation) -> AggregateChange {
        var change = self
        change.outbox = change.outbox.map {
            $0.traced(invocation.traceHeader, correlationID: invocation.correlationID)
        }
        return change
    }
}
