/// One change of a settlement: the audit trail.
package typealias SettlementEventModel = AggregateEvent<SettlementReference, SettlementEventType>
