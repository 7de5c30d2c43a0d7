/// Which reconciliation.
package struct ReconciliationReference: AggregateReference {
    package let organizationID: String
    package let reconciliationID: String

    package init(organizationID: String, reconciliationID: String) {
        self.organizationID = organizationID
        self.reconciliationID = reconciliationID
    }

    package var identifier: String { reconciliationID }

    package static var kind: String { "RECONCILIATION" }
    package static var identifierName: String { "reconciliation_id" }
    package static var identifierField: String { "reconciliationID" }
}
