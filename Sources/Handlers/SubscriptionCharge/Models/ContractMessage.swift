package import SharedLayer

/// What the queues between the stages carry: which contract, and nothing that could be out of date.
package struct ContractMessage: Codable, Sendable, Equatable {
    package let organizationID: String
    package let contractID: String
    package let transactionID: String

    package init(_ contract: ContractModel) {
        organizationID = contract.reference.organizationID
        contractID = contract.reference.contractID
        transactionID = contract.transactionID
    }

    package var reference: ContractReference {
        ContractReference(organizationID: organizationID, contractID: contractID)
    }

    enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case contractID = "contract_id"
        case transactionID = "transaction_id"
    }
}
