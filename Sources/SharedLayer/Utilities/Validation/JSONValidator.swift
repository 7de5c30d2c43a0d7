/// Checks of single values that documents carry. Each says what is wrong, or nil when nothing is.
package struct JSONValidator: Sendable {
    /// Identifiers that are longer are refused.
    package let identifierBytesMax: Int

    package init(identifierBytesMax: Int = 128) {
        self.identifierBytesMax = identifierBytesMax
    }

    /// An identifier has ASCII letters, digits, `-`, `_`, `.` and `:`, and begins with a letter or a digit.
    package func identifierFault(_ text: String) -> String? {
        let bytes = text.utf8
        guard let first = bytes.first else { return "an identifier must not be empty" }
        guard bytes.count <= identifierBytesMax else {
            return "an identifier must have at most \(identifierBytesMax) characters"
        }
        guard first.isLetterOrDigit else { return "an identifier must begin with a letter or a digit" }
        guard bytes.allSatisfy({ $0.isLetterOrDigit || "-_.:".utf8.contains($0) }) else {
            return "an identifier has only letters, digits, '-', '_', '.' and ':'"
        }
        return nil
    }

    package func currencyFault(_ code: String) -> String? {
        Currency(code) == nil ? "no active currency of ISO 4217 has this code" : nil
    }

    /// An amount is more than zero and has no digit below the currency's minor unit.
    package func amountFault(_ amount: ExactDecimal, in currency: Currency) -> String? {
        guard amount > .zero else { return "an amount must be more than zero" }
        guard currency.fits(amount) else {
            return "an amount in \(currency.code) has at most \(currency.minorUnitDigits) digits after the point"
        }
        return nil
    }

    package func timestampFault(_ text: String) -> String? {
        Timestamp(text) == nil ? "a date and time must be as RFC 3339 says" : nil
    }
}
