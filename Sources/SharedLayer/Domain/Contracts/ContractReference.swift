/// Which contract, and which of its charges: a contract is charged once for each of its periods.
package struct ContractReference: AggregateReference {
    package let organizationID: String
    package let contractID: String
    /// The period of the charge; nil for the charge of a contract that is charged once, and for the contract itself.
    package let period: String?

    package init(organizationID: String, contractID: String, period: String? = nil) {
        self.organizationID = organizationID
        self.contractID = contractID
        self.period = period
    }

    package var identifier: String { contractID }
    package var qualifier: String? { period }

    /// The contract, whatever the period.
    package var contract: ContractReference {
        ContractReference(organizationID: organizationID, contractID: contractID)
    }

    package static var kind: String { "CONTRACT" }
    package static var identifierName: String { "contract_id" }
    package static var identifierField: String { "contractID" }
    package static var qualifierName: String? { "period" }
}
