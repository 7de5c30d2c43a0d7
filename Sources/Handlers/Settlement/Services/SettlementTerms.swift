package import SharedLayer

/// What was agreed with a partner about settling.
package struct SettlementTerms: Sendable, Equatable {
    package var cutOff = CutOff.midnight
    package var feeBasisPoints = 0
    /// Decimal numbers by currency code; none where a currency is not there.
    package var feeFixed: [String: ExactDecimal] = [:]
    /// The least net that is paid out, by currency code.
    package var minimum: [String: ExactDecimal] = [:]

    package init() {}

    /// Throws a `ShapeError` when the amount has more digits than the currency.
    package func fee(in currency: Currency) throws(ShapeError) -> SettlementFee {
        SettlementFee(basisPoints: feeBasisPoints, fixed: try amount(feeFixed, currency))
    }

    /// Throws as `fee(in:)` does.
    package func minimumNet(in currency: Currency) throws(ShapeError) -> Money { try amount(minimum, currency) }

    private func amount(_ amounts: [String: ExactDecimal], _ currency: Currency) throws(ShapeError) -> Money {
        guard let amount = amounts[currency.code] else { return .zero(currency) }
        return try Money(amount, currency: currency)
    }
}
