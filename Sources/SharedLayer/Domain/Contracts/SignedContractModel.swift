/// The contract's document that we signed and deliver: every delivery attempt sends these bytes.
package typealias SignedContractModel = SignedDocument<ContractReference>
