import ServiceLifecycle

/// A mapping in memory: the record, and what goes on with it.
struct MappingEntry {
    var mapping: EventSourceMapping
    var state: MappingState
    var stateReason: String
    /// Written by the poller.
    let result: ProcessingResult
    /// Runs while the mapping polls.
    var poller: ServiceGroup?
    /// Wakes the mapping's task after a change.
    let wake: AsyncStream<Void>.Continuation
    let changes: AsyncStream<Void>

    init(_ mapping: EventSourceMapping, state: MappingState, stateReason: String, lastProcessingResult: String?) {
        self.mapping = mapping
        self.state = state
        self.stateReason = stateReason
        result = ProcessingResult(lastProcessingResult)
        (changes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }
}
