/// Which contract.
package struct ContractReference: AggregateReference {
    package let organizationID: String
    package let contractID: String

    package init(organizationID: String, contractID: String) {
        self.organizationID = organizationID
        self.contractID = contractID
    }

    package var identifier: String { contractID }

    package static var kind: String { "CONTRACT" }
    package static var identifierName: String { "contract_id" }
    package static var identifierField: String { "contractID" }
}
