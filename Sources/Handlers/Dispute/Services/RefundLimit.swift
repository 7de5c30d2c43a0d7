package import SharedLayer

/// How much of a charge can still be given back: never more than was charged, less what was given back before.
package struct RefundLimit: Sendable, Equatable {
    package let charged: Money
    package let refunded: Money

    package init(_ charge: DisputableChargeModel) {
        self.init(charged: charge.amount, refunded: charge.refunded)
    }

    package init(charged: Money, refunded: Money) {
        self.charged = charged
        self.refunded = refunded
    }

    /// In minor units of the charge's currency; never negative.
    package var remainingMinorUnits: Int64 { max(0, charged.minorUnits - refunded.minorUnits) }

    /// Whether that much can be disputed or given back.
    package func allows(_ amount: Money) -> Bool {
        amount.currency == charged.currency && amount.minorUnits > 0 && amount.minorUnits <= remainingMinorUnits
    }

    /// What was given back after `refund` too. Throws `ruleViolation` when that is more than was charged.
    package func refunded(with refund: Money) throws(DisputeError) -> Money {
        guard allows(refund) else {
            throw DisputeError(
                .ruleViolation, "The refund is more than what is left of the charge.",
                issues: [
                    DisputeRuleCode.amountExceedsRefundable.issue(
                        "/refund_amount", "It is more than was charged less what was given back before.")
                ])
        }
        do {
            return try refunded.adding(refund)
        } catch {
            throw DisputeError(.ruleViolation, "The refund cannot be added.", cause: error)
        }
    }
}
