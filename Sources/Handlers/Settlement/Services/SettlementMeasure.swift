package import SharedLayer

/// What a settlement would come to, if it were made of these entries.
package struct SettlementMeasure: Sendable, Equatable {
    package private(set) var entryCount = 0
    package private(set) var net: Money
    /// Whether all that waits was looked at.
    package var isComplete = true

    /// - Parameter broughtForward: zero or less.
    package init(broughtForward: Money) {
        net = broughtForward
    }

    /// Throws `amountTooLarge`.
    package mutating func add(_ entry: SettlementEntryModel, fee: SettlementFee) throws(ShapeError) {
        entryCount += 1
        switch entry.kind {
        case .refund: net = try net.adding(entry.amount.negated)
        default: net = try net.adding(entry.amount).adding(try fee.fee(of: entry.amount).negated)
        }
    }

    /// Why no settlement is made; nil where one is.
    ///
    /// A negative net is no reason: it is booked and carried forward. Without entries there is nothing to book, whatever was
    /// brought forward.
    package func refusal(minimumNet: Money) -> SettlementViolation.Code? {
        if entryCount == 0 { return isComplete ? .nothingToSettle : nil }
        guard isComplete, net.minorUnits >= 0, net.minorUnits < minimumNet.minorUnits else { return nil }
        return .belowMinimumAmount
    }
}
