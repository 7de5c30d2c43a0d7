/// A currency of ISO 4217 by its three letters, with the number of decimal digits of its minor unit.
package struct Currency: Sendable, Hashable {
    package let code: String
    package let minorDigits: Int

    /// Nil when ISO 4217 does not list the code as a currency in use.
    package init?(code: String) {
        guard let minorDigits = Self.minorDigits(of: code) else { return nil }
        self.code = code
        self.minorDigits = minorDigits
    }

    /// How many minor units make one major unit: 100 for USD, 1 for JPY.
    package var minorUnitsPerMajorUnit: Int64 {
        (0..<minorDigits).reduce(1) { product, _ in product * 10 }
    }
}

extension Currency: Codable {
    package init(from decoder: any Decoder) throws {
        let code = try decoder.singleValueContainer().decode(String.self)
        guard let currency = Currency(code: code) else {
            throw ShapeError(.unknownCurrency, field: "currency", "\(code) is no currency of ISO 4217")
        }
        self = currency
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
