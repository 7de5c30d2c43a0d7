/// An envelope as an entry for an event bus.
package struct OutgoingBusEvent: Sendable, Equatable {
    package let source: String
    package let detailType: String
    /// JSON: the payload as `data`, and as `metadata` what a bus event has no field for.
    package let detail: String
    package let time: Timestamp
    package let traceHeader: String?
}
