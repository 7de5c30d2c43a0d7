/// Why a document is no usable schema.
package struct SchemaError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// The place in the schema, as a JSON Pointer; in another document than the schema itself, with its URI before it.
    package let schemaPath: String

    package init(_ code: Code, _ message: String, at schemaPath: String) {
        self.code = code
        self.message = message
        self.schemaPath = schemaPath
    }

    package enum Code: String, Sendable {
        /// A keyword's value is of the wrong type or out of range.
        case invalidKeyword
        /// A dialect or a required vocabulary that this validator does not know; ignoring it would accept what it refuses.
        case unsupportedDialect
        case unresolvableReference
        /// Two subschemas with one identifier.
        case ambiguousIdentifier
        case invalidPattern
        /// References that lead back to themselves without going into the document.
        case cyclicReference
        case tooDeep
    }

    package var description: String { "\(message) (at \(schemaPath.isEmpty ? "the schema's root" : schemaPath))" }
}
