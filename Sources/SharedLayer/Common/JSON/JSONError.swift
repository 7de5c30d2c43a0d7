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
    /// The value in whose text the place is (RFC 6901): `/lines/0/amount`, and empty for the whole document.
    ///
    /// Nil when it would be longer than `pointerBytesMax`: a pointer repeats names that somebody else chose.
    package private(set) var pointer: String?

    package static let pointerBytesMax = 512

    package init(
        _ code: Code, _ message: String, offset: Int = 0, line: Int = 1, column: Int = 1, pointer: String? = ""
    ) {
        self.code = code
        self.message = message
        self.offset = offset
        self.line = line
        self.column = column
        self.pointer = pointer
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
        /// A binary64 would change a number of which every digit was to be kept.
        case numberNotExact
    }

    package var description: String { "\(message) (line \(line), column \(column))" }

    /// The same error, seen from the array or object that holds the value at `name`.
    func inside(_ name: String) -> JSONError {
        var error = self
        error.pointer = pointer.flatMap { pointer in
            let length = name.utf8.count + pointer.utf8.count
            return length < Self.pointerBytesMax ? JSONPointer.appending(name, to: "") + pointer : nil
        }
        return error
    }
}
