/// Currencies and amounts.
extension Validators {
    /// Fifteen digits: every such integer is also exact in the IEEE 754 doubles of other people's JSON parsers.
    package static let minorUnitsMax: Int64 = 999_999_999_999_999

    /// The signs that an amount may have.
    package enum Sign: Sendable {
        case positive
        case positiveOrZero
        case any
    }

    /// An active currency of ISO 4217, by its code in capitals. Throws `unknownCurrency`.
    package static func currency(_ code: String) throws(ValidationFault) -> Currency {
        guard let currency = Currency(code) else {
            throw ValidationFault(.unknownCurrency, "no active currency of ISO 4217 has this code")
        }
        return currency
    }

    /// The minor units of an amount that is written in plain digits: `49.90` gives 4990 in EUR, `-5` in JPY gives -5.
    ///
    /// No exponent, no plus sign, no separators, no leading zeros, no `NaN`; and no more digits after the point than the
    /// currency has, even if they are zeros. Throws `malformed`, `tooManyDigits`, `outOfRange`.
    package static func minorUnits(
        _ text: String, in currency: Currency, sign: Sign = .positive, max: Int64 = minorUnitsMax
    ) throws(ValidationFault) -> Int64 {
        // Twenty digits are more than any amount has.
        guard text.utf8.count <= 24, text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2D || $0 == 0x2E }),
            let amount = ExactDecimal(text)
        else { throw ValidationFault(.malformed, "an amount has digits and at most one point") }
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        let fraction = point.map { text.utf8[$0...].count - 1 } ?? 0
        guard fraction <= currency.minorUnitDigits else {
            throw ValidationFault(
                .tooManyDigits,
                "an amount in \(currency.code) has at most \(currency.minorUnitDigits) digits after the point")
        }
        let units = amount.minorUnits(fractionDigits: currency.minorUnitDigits)
        guard let units, units.magnitude <= max.magnitude else {
            throw ValidationFault(.outOfRange, "an amount has at most \(max) minor units")
        }
        switch sign {
        case .positive where units <= 0: throw ValidationFault(.outOfRange, "an amount must be more than zero")
        case .positiveOrZero where units < 0 || text.utf8.first == UInt8(ascii: "-"):
            throw ValidationFault(.outOfRange, "an amount must not be negative")
        default: return units
        }
    }
}
