package import SharedLayer

/// A withdrawal as the publisher sends it that opened the dispute.
package struct WithdrawalRequest: Sendable, Equatable {
    package let organizationID: String
    package let publisherID: String
    package let note: String?

    /// Throws `malformedRequest`.
    package init(document: JSONValue) throws(DisputeError) {
        let members = try RequestMembers(document, schema: RequestSchemas.withdrawal.validator)
        organizationID = try members.text("organization_id")
        publisherID = try members.text("publisher_id")
        note = members.optional("note")
    }
}
