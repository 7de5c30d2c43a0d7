/// A field of a record does not have the shape that the record promises.
package struct ShapeError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// The field, with the path to it where it is nested: `refund.currency`, `totals[2].ours`.
    package let field: String
    package let message: String

    package init(_ code: Code, field: String, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    package enum Code: String, Sendable {
        /// The field is not there.
        case missing
        /// The field is of another type: text instead of a number, a number with more bits.
        case wrongType
        /// The field has none of the values that there are, or is written otherwise than its kind is.
        case malformedValue
        case malformedIdentifier
        case malformedText
        case malformedAmount
        case amountTooLarge
        /// Below zero, or zero where something must be paid.
        case negativeAmount
        case tooManyDigits
        case unknownCurrency
        case otherCurrency
        case outOfRange
        /// Too short or too long.
        case wrongLength
        /// A list or a map with too many elements.
        case tooMany
        case duplicate
        /// A moment that is not after the one it must follow.
        case wrongOrder
    }

    package var description: String { "\(field): \(message) (\(code.rawValue))" }
}
