/// The check of a contract's audit trail.
package typealias ContractEventChain = EventChain
