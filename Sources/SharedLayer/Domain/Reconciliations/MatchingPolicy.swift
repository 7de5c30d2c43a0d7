/// What a partner agreed to: by what records are grouped, and how far two may differ and still match.
package struct MatchingPolicy: Codable, Sendable, Equatable {
    package var groupBy: MatchingKey
    package var dateToleranceDays: Int
    /// In minor units, by currency; nothing for a currency that is not there.
    package var amountTolerances: [String: Int64]
    /// Whether a reconciliation that ends with differences raises an alert.
    package var alertsOnDifferences: Bool

    package init(
        groupBy: MatchingKey = .contract, dateToleranceDays: Int = 1, amountTolerances: [String: Int64] = [:],
        alertsOnDifferences: Bool = false
    ) {
        self.groupBy = groupBy
        self.dateToleranceDays = dateToleranceDays
        self.amountTolerances = amountTolerances
        self.alertsOnDifferences = alertsOnDifferences
    }

    package func amountTolerance(_ currency: Currency) -> Int64 { amountTolerances[currency.code] ?? 0 }

    package static let dateToleranceDaysMax = 31

    func validateShape(_ field: String) throws(ShapeError) {
        try FieldShape.number(dateToleranceDays, "\(field).dateToleranceDays", in: 0...Self.dateToleranceDaysMax)
        for (currency, tolerance) in amountTolerances {
            try FieldShape.number(
                tolerance, "\(field).amountTolerances.\(currency)", in: 0...Money.minorUnitsMax)
        }
    }
}
