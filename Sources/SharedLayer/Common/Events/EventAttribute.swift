/// The names under which an envelope's metadata travels: message attributes of queues and topics, and members of the
/// `metadata` of a bus event's detail.
///
/// A queue message has at most ten attributes, these six included (SQS developer guide, "Message quotas").
package enum EventAttribute {
    package static let id = "event_id"
    package static let type = "event_type"
    package static let source = "event_source"
    package static let time = "event_time"
    package static let correlationID = "correlation_id"
    package static let traceParent = "traceparent"
    /// X-Ray's header: a queue has a system attribute of its own for it, other ways have not.
    package static let trace = "x_amzn_trace_id"
}
