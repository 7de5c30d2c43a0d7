package import SharedLayer

/// Evidence as a publisher submits it to an open dispute.
package struct EvidenceRequest: Sendable, Equatable {
    package let organizationID: String
    package let publisherID: String
    package let evidence: SubmittedEvidence

    /// Throws `malformedRequest`.
    package init(document: JSONValue) throws(DisputeError) {
        let members = try RequestMembers(document, schema: RequestSchemas.evidence.validator)
        organizationID = try members.text("organization_id")
        publisherID = try members.text("publisher_id")
        evidence = try SubmittedEvidence(members)
    }
}
