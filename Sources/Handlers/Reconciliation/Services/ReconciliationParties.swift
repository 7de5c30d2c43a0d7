package import SharedLayer

/// The records that a reconciliation names, as they stand in the tables and in the bucket.
package struct ReconciliationParties: Sendable {
    package let organization: OrganizationModel?
    package let publisher: PublisherModel?
    /// Nil when the records came inline, or when there is no such file.
    package let file: ObjectHead?

    package init(organization: OrganizationModel?, publisher: PublisherModel?, file: ObjectHead?) {
        self.organization = organization
        self.publisher = publisher
        self.file = file
    }
}
