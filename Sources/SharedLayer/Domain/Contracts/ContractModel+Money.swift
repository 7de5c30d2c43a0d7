extension ContractModel {
    /// The exact amount. Throws a `ShapeError`, which a contract that was stored does not have.
    package var money: Money {
        get throws(ShapeError) {
            guard let amount = ExactDecimal(amount) else {
                throw ShapeError(.malformedAmount, field: "amount", "must be a decimal number")
            }
            return try Money(amount, currency: currency)
        }
    }
}
