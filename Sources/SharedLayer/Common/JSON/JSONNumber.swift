/// A JSON number that keeps its text. Two numbers are equal when their exact decimal values are.
package struct JSONNumber: Sendable {
    /// As it was written, in the grammar of RFC 8259 section 6.
    package let text: String

    /// Nil when the text is no JSON number, or beyond the limits of `ExactDecimal`.
    package init?(_ text: String) {
        guard ExactDecimal(text) != nil else { return nil }
        self.text = text
    }

    package init(_ integer: some BinaryInteger) {
        text = String(integer)
    }

    package init(_ decimal: ExactDecimal) {
        text = decimal.text
    }

    /// For a text that the parser has just checked.
    init(checked text: String) {
        self.text = text
    }

    package var decimal: ExactDecimal { ExactDecimal(text) ?? .zero }

    /// The value when it is an integer of 64 bits, written as one or not: 1.0 and 1e3 are integers.
    package var int: Int? {
        Int(text) ?? decimal.minorUnits(fractionDigits: 0).map(Int.init)
    }
}

extension JSONNumber: Hashable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.decimal == right.decimal
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(decimal)
    }
}
