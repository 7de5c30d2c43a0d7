/// Which contract: an organization names its contracts itself, so the same name in two organizations is two contracts.
package struct ContractReference: Sendable, Hashable, Codable {
    package let organizationID: String
    package let contractID: String

    package init(organizationID: String, contractID: String) {
        self.organizationID = organizationID
        self.contractID = contractID
    }

    /// The partition that holds all items of the contract.
    package var partition: String { "CONTRACT#\(organizationID)#\(contractID)" }

    func validateShape() throws(ShapeError) {
        try Identifier.check(organizationID, "organizationID")
        try Identifier.check(contractID, "contractID")
    }
}
