/// Why bytes are no acceptable JSON text, and where.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// Bytes before the place, from 0.
    package let offset: Int
    /// From 1.
    package let line: Int
    /// From 1, in bytes of the line.
    package let column: Int

    package init(_ code: Code, _ message: String, offset: Int = 0, line: Int = 1, column: Int = 1) {
        self.code = code
        self.message = message
        self.offset = offset
        self.line = line
        self.column = column
    }

    package enum Code: String, Sendable {
        case unexpectedEnd
        case unexpectedByte
        /// The text goes on after its value.
        case trailingBytes
        case duplicateName
        case invalidEscape
        case loneSurrogate
        case controlCharacter
        case invalidUTF8
        case invalidNumber
        case tooDeep
        case tooLarge
        case numberTooLong
        /// Canonical JSON has no form for a number beyond the range of a binary64 (RFC 8785 section 3.2.2.3).
        case numberOutOfRange
    }

    package var description: String { "\(message) (line \(line), column \(column))" }
}
