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

    /// False when the sum grows beyond what an amount can be: then it is not complete, and several settlements take what waits.
    ///
    /// Throws `otherCurrency`.
    @discardableResult
    package mutating func add(_ entry: SettlementEntryModel, fee: SettlementFee) throws(ShapeError) -> Bool {
        entryCount += 1
        var change = entry.amount.negated
        if entry.kind != .refund { change = try entry.amount.adding(fee.fee(of: entry.amount).negated) }
        do {
            net = try net.adding(change)
        } catch {
            guard error.code == .amountTooLarge else { throw error }
            isComplete = false
        }
        return isComplete
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
