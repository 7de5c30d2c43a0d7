/// One change of a contract: the audit trail.
package typealias ContractEventModel = AggregateEvent<ContractReference, ContractEventType>
