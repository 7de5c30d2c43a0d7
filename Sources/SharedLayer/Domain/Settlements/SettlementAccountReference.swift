/// What is settled together: an organization's charges that one partner got, in one currency.
package struct SettlementAccountReference: Codable, Sendable, Hashable {
    package let organizationID: String
    package let partnerID: String
    package let currency: Currency

    package init(organizationID: String, partnerID: String, currency: Currency) {
        self.organizationID = organizationID
        self.partnerID = partnerID
        self.currency = currency
    }

    /// What partition keys name it by.
    var keyText: String { "\(organizationID)#\(partnerID)#\(currency.code)" }

    func validateShape() throws(ShapeError) {
        try FieldShape.identifier(organizationID, "account.organizationID")
        try FieldShape.identifier(partnerID, "account.partnerID")
    }
}
