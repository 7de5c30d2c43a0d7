/// Which settlement.
package struct SettlementReference: AggregateReference {
    package let organizationID: String
    package let settlementID: String

    package init(organizationID: String, settlementID: String) {
        self.organizationID = organizationID
        self.settlementID = settlementID
    }

    package var identifier: String { settlementID }

    package static var kind: String { "SETTLEMENT" }
    package static var identifierName: String { "settlement_id" }
    package static var identifierField: String { "settlementID" }
}
