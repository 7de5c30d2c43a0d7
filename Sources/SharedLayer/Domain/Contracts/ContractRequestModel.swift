/// The exact bytes that a publisher sent and signed for a contract, kept as evidence.
package typealias ContractRequestModel = SignedRequest<ContractReference>
