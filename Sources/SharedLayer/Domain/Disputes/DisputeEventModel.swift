/// One change of a dispute: the audit trail.
package typealias DisputeEventModel = AggregateEvent<DisputeReference, DisputeEventType>
