/// An amount in integer minor units of its currency. Never a binary float.
package struct Money: Sendable, Hashable {
    package let minorUnits: Int64
    package let currency: Currency

    /// Fifteen digits: every such integer is also exact in the IEEE 754 doubles of other people's JSON parsers.
    package static let minorUnitsMax: Int64 = 999_999_999_999_999

    /// Throws `amountTooLarge`.
    package init(minorUnits: Int64, currency: Currency) throws(ShapeError) {
        guard minorUnits.magnitude <= Self.minorUnitsMax.magnitude else { throw .amountTooLarge }
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The exact value of a decimal number. What counts is the value, so `1.500` has one decimal digit.
    ///
    /// Throws `tooManyDigits` when the currency has no unit that small, `amountTooLarge`.
    package init(_ amount: ExactDecimal, currency: Currency) throws(ShapeError) {
        guard currency.fits(amount) else {
            throw ShapeError(
                .tooManyDigits, field: "amount",
                "must have at most \(currency.minorUnitDigits) decimal digits in \(currency.code)")
        }
        guard let units = amount.minorUnits(fractionDigits: currency.minorUnitDigits) else { throw .amountTooLarge }
        try self.init(minorUnits: units, currency: currency)
    }

    /// The amount with all the digits of its minor unit: `49.90`, `-0.05`, `1200` for JPY.
    package var decimalText: String {
        let sign = minorUnits < 0 ? "-" : ""
        let digits = String(minorUnits.magnitude)
        guard currency.minorUnitDigits > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, currency.minorUnitDigits + 1 - digits.count)) + digits
        return "\(sign)\(padded.dropLast(currency.minorUnitDigits)).\(padded.suffix(currency.minorUnitDigits))"
    }

    /// Throws `otherCurrency`, `amountTooLarge`.
    package func adding(_ other: Money) throws(ShapeError) -> Money {
        try FieldShape.currency(other, "amount", is: currency)
        return try Money(minorUnits: minorUnits + other.minorUnits, currency: currency)
    }

    /// The same amount the other way.
    package var negated: Money { Money(unchecked: -minorUnits, currency) }

    init(zeroIn currency: Currency) {
        self.init(unchecked: 0, currency)
    }

    private init(unchecked minorUnits: Int64, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey {
        case minorUnits
        case currency
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let minorUnits = try container.decode(Int64.self, forKey: .minorUnits)
        let currency = try container.decode(Currency.self, forKey: .currency)
        do {
            try self.init(minorUnits: minorUnits, currency: currency)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: container.codingPath + [CodingKeys.minorUnits], debugDescription: error.message,
                    underlyingError: error))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(minorUnits, forKey: .minorUnits)
        try container.encode(currency, forKey: .currency)
    }
}

extension ShapeError {
    fileprivate static var amountTooLarge: ShapeError {
        ShapeError(.amountTooLarge, field: "amount", "must be at most \(Money.minorUnitsMax) minor units")
    }
}
