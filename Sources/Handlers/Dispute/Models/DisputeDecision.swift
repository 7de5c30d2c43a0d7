package import SharedLayer

/// What a reviewer decides.
package enum DisputeDecision: Sendable, Equatable {
    /// The refund is the disputed amount or a part of it.
    case accept(refund: Money, note: String?)
    case reject(RejectionReason, note: String?)

    /// Why a dispute is rejected.
    package enum RejectionReason: String, Sendable, CaseIterable {
        /// The evidence shows that the charge stands.
        case chargeValid = "CHARGE_VALID"
        case evidenceInsufficient = "EVIDENCE_INSUFFICIENT"
        /// Outside of this dispute.
        case alreadyRefunded = "ALREADY_REFUNDED"
        case other = "OTHER"
    }

    /// Throws `malformedRequest`.
    package init(document: JSONValue) throws(DisputeError) {
        let members = try RequestMembers(document, schema: RequestSchemas.decision.validator)
        let note = members.optional("note")
        switch try members.text("decision") {
        case "ACCEPT": self = .accept(refund: try members.money("refund_amount"), note: note)
        default: self = .reject(try members.choice("reason"), note: note)
        }
    }

    package var input: DisputeStateMachine.Input {
        switch self {
        case .accept: .accept
        case .reject: .reject
        }
    }
}
