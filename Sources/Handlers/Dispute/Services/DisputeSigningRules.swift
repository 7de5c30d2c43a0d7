package import SharedLayer

/// What the dispute stack signs, and nothing else: a response is about a dispute that has ended, and its money adds up.
package enum DisputeSigningRules {
    /// Throws `notSignable`.
    package static func check(_ dispute: DisputeModel) throws(DisputeError) {
        guard !DisputeStateMachine.open.contains(dispute.status) else {
            throw DisputeError(.notSignable, "\(dispute.key) is \(dispute.status.rawValue), and has not ended.")
        }
        switch (dispute.status, dispute.refund) {
        case (.accepted, .some(let refund)):
            guard refund.currency == dispute.amount.currency, refund.minorUnits > 0,
                refund.minorUnits <= dispute.amount.minorUnits
            else { throw DisputeError(.notSignable, "\(dispute.key) has a refund that it cannot have.") }
        case (.accepted, nil):
            throw DisputeError(.notSignable, "\(dispute.key) was accepted without a refund.")
        case (_, .some):
            throw DisputeError(.notSignable, "\(dispute.key) has a refund and was not accepted.")
        case (_, nil): break
        }
        guard dispute.resolution != nil else {
            throw DisputeError(.notSignable, "\(dispute.key) does not say why it ended.")
        }
    }
}
