package import SharedLayer

/// A dispute as a publisher opens it, after its shape was checked (see `DisputeRequestSchema`).
package struct OpenDisputeRequest: Sendable, Equatable {
    package let reference: DisputeReference
    package let publisherID: String
    package let contract: ContractReference
    package let transactionID: String
    package let reason: DisputeReason
    package let amount: Money
    package let description: String?
    package let evidence: [SubmittedEvidence]

    /// The most bytes of a request body of this stack; more is answered with 413.
    package static let bytesMax = 64 << 10

    /// Throws `malformedRequest`.
    package init(document: JSONValue) throws(DisputeError) {
        let members = try RequestMembers(document, schema: RequestSchemas.dispute.validator)
        let organizationID = try members.text("organization_id")
        reference = DisputeReference(organizationID: organizationID, disputeID: try members.text("dispute_id"))
        publisherID = try members.text("publisher_id")
        contract = ContractReference(organizationID: organizationID, contractID: try members.text("contract_id"))
        transactionID = try members.text("transaction_id")
        reason = try members.choice("reason")
        amount = try members.money("amount")
        description = members.optional("description")
        var evidence: [SubmittedEvidence] = []
        for (place, piece) in members.array("evidence").enumerated() {
            let pointer = "/evidence/\(place)"
            let submitted = try SubmittedEvidence(RequestMembers(accepted: piece), at: pointer)
            guard !evidence.contains(where: { $0.evidenceID == submitted.evidenceID }) else {
                throw RequestMembers.fault("\(pointer)/evidence_id", "must be there once")
            }
            evidence.append(submitted)
        }
        self.evidence = evidence
    }
}
