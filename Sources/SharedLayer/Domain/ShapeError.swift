/// A field of a record does not have the shape that the record promises.
package struct ShapeError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let field: String
    package let message: String

    package init(_ code: Code, field: String, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    package enum Code: String, Sendable {
        case malformedIdentifier
        case malformedText
        case malformedAmount
        case amountTooLarge
        case tooManyDigits
        case unknownCurrency
        case outOfRange
    }

    package var description: String { "\(field): \(message) (\(code.rawValue))" }
}
