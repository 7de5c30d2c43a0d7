/// Which transaction of the ledger view: a charge by its transaction id, anything else by the name that its organization gave it.
package struct LedgerReference: Codable, Sendable, Hashable {
    package let organizationID: String
    package let kind: LedgerTransactionKind
    package let identifier: String

    package init(organizationID: String, kind: LedgerTransactionKind, identifier: String) {
        self.organizationID = organizationID
        self.kind = kind
        self.identifier = identifier
    }

    /// The partition that holds the transaction and all its events.
    package var partition: String { "LEDGER#\(organizationID)#\(kind.rawValue)#\(identifier)" }

    func validateShape() throws(ShapeError) {
        try FieldShape.identifier(organizationID, "reference.organizationID")
        try FieldShape.identifier(identifier, "reference.identifier")
    }
}
