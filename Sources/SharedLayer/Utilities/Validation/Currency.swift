/// An active currency of ISO 4217.
package struct Currency: Sendable, Hashable {
    /// Three capital letters, such as `EUR`.
    package let code: String
    /// Digits after the point that amounts have: 2 for EUR, 0 for JPY, 3 for BHD.
    package let minorUnitDigits: Int

    /// Nil when no active currency has that code, which is in capitals.
    package init?(_ code: String) {
        guard let digits = Self.minorUnitDigits[code] else { return nil }
        self.code = code
        minorUnitDigits = digits
    }

    /// Whether the amount can be paid exactly: it has no digit below the minor unit.
    package func fits(_ amount: ExactDecimal) -> Bool {
        amount.fractionDigits <= minorUnitDigits
    }
}

extension Currency: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let currency = Currency(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "no active currency of ISO 4217 has this code")
        }
        self = currency
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
