/// Why a text is not what it should be. The message does not repeat the text, which may be personal.
package struct ValidationFault: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable {
        case malformed
        case wrongLength
        case wrongChecksum
        case unknownCountry
        case unknownCurrency
        case tooManyDigits
        case outOfRange
        case wrongOrder
    }

    package var description: String { "\(message) (\(code.rawValue))" }
}
