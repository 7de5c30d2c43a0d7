/// What both sides' records add up to in one currency.
package struct CurrencyTotals: Codable, Sendable, Equatable {
    package var ours: Money
    package var theirs: Money

    package init(ours: Money, theirs: Money) {
        self.ours = ours
        self.theirs = theirs
    }

    package var currency: Currency { ours.currency }

    func validateShape(_ field: String) throws(ShapeError) {
        try FieldShape.currency(theirs, "\(field).theirs", is: ours.currency)
    }
}
