package import Functions
package import ServiceLifecycle
package import Wire

/// What one kind of event source brings to mappings: its rules for settings, and the poller that does the work.
package protocol EventSourceKind: Sendable {
    /// The service in the ARNs of its sources, such as `sqs`.
    var service: String { get }

    /// What `StateTransitionReason` says of a caller's changes: `USER_INITIATED` for queues, `User action` for streams.
    var transitionReason: String { get }

    /// `LastProcessingResult` of a new mapping; nil where AWS shows none.
    var initialProcessingResult: String? { get }

    /// Checks a mapping's settings as a whole and fills in AWS's defaults.
    ///
    /// - Throws: `InvalidParameterValueException` with AWS's text.
    func complete(_ settings: EventSourceSettings, ofSource arn: String) throws(ServiceError) -> EventSourceSettings

    /// Throws unless there is such a source and it fits the function.
    func check(source arn: String, for function: FunctionConfiguration) async throws(ServiceError)

    /// AWS's text where a function has a mapping of this source already.
    func conflict(source arn: String, functionName: String, uuid: String) -> String

    /// The task that brings the source's records to the function, from one start of the mapping to its next change.
    ///
    /// It runs until it is shut down gracefully: then it stops polling and returns once the batches in hand are through.
    /// Cancelled, it returns at once. One mapping never has two pollers at the same time.
    ///
    /// - Parameter result: takes what `LastProcessingResult` is to say, such as `OK`.
    func poller(
        for mapping: EventSourceMapping, result: ProcessingResult
    ) throws(ServiceError) -> any ServiceLifecycle.Service
}
