/// Why bytes are no XML that this package reads, and where.
package struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case tooLarge
        case tooDeep
        case tooManyElements
        case unexpectedEnd
        case malformed
        case mismatchedTag
        /// An entity that XML does not define itself, or a character that XML does not have.
        case invalidReference
        /// A document type: the way to entities that grow and to files that are not ours.
        case documentType
        case invalidUTF8
    }

    package let code: Code
    /// Bytes before the place.
    package let offset: Int

    package init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    package var description: String { "no XML that can be read (\(code.rawValue)) at byte \(offset)" }
}
