/// Which fields of a document are meant: a JSON Pointer (RFC 6901), or a path in the simple part of JSONPath (RFC 9535).
///
/// `/customer/card` · `$.customer.card` · `customer.card` · `$.orders[*].card` · `$.orders[0]` · `$['a.b']` ·
/// `$.customer.*` · `$..card` for every `card` at whatever depth · `$` for the whole document. Filters, slices, unions
/// and negative indexes are refused.
package struct FieldPath: Sendable, Hashable, CustomStringConvertible {
    package let text: String
    let steps: [FieldPathStep]

    /// More steps than any document is deep are refused.
    private static let stepsMax = 64

    /// Throws `invalidPath`.
    package init(_ text: String) throws(MaskingError) {
        let steps: [FieldPathStep]?
        if text.isEmpty || text.hasPrefix("/") {
            // A number in a pointer is a name or an index, as the document has it.
            steps = JSONPointer.names(text)?.map { .nameOrIndex($0) }
        } else {
            var parser = FieldPathParser(text)
            steps = parser.parse()
        }
        guard let steps, steps.count <= Self.stepsMax else {
            throw MaskingError(.invalidPath, "this is no path to fields: \(text)")
        }
        self.text = text
        self.steps = steps
    }

    package var description: String { text }
}
