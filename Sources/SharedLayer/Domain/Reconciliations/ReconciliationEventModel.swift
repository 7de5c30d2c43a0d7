/// One change of a reconciliation: the audit trail.
package typealias ReconciliationEventModel = AggregateEvent<ReconciliationReference, ReconciliationEventType>
