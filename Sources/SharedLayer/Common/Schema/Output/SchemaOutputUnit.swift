/// Something wrong with a document, as the standard's output formats tell it (2020-12 core, section 12.3).
package struct SchemaOutputUnit: Sendable, Codable, Equatable {
    /// Always false: what holds is not told.
    package let valid: Bool
    /// The keyword by the way that evaluation went, through references, as a JSON Pointer.
    package let keywordLocation: String
    /// The keyword's own place, as a URI; nil for a schema without one.
    package let absoluteKeywordLocation: String?
    /// The place in the document, as a JSON Pointer.
    package let instanceLocation: String
    package let error: String
    /// Why each of the subschemas refused the value, of which one was enough (`anyOf`, `oneOf`); nil for other keywords.
    package var errors: [SchemaOutputUnit]?

    init(_ finding: SchemaFinding, in schema: CompiledSchema, above: SchemaFinding? = nil) {
        valid = false
        let path = (above?.path.reversed() ?? []) + finding.path.reversed()
        let instance = (above?.instance.reversed() ?? []) + finding.instance.reversed()
        let keyword = finding.keyword.isEmpty ? [] : [finding.keyword]
        keywordLocation = Self.pointer(path + keyword)
        absoluteKeywordLocation = schema.places[finding.node].absolute.map { $0 + Self.pointer(keyword) }
        instanceLocation = Self.pointer(instance)
        error = finding.isAboutName ? "the name of this member \(finding.message)" : finding.message
        guard !finding.causes.isEmpty else { return }
        var place = finding
        place.path = path.reversed()
        place.instance = instance.reversed()
        errors = finding.causes.map { SchemaOutputUnit($0, in: schema, above: place) }
    }

    /// This unit and those below it, none of them with units below.
    var flattened: [SchemaOutputUnit] {
        var alone = self
        alone.errors = nil
        return [alone] + (errors ?? []).flatMap(\.flattened)
    }

    private static func pointer(_ names: [String]) -> String {
        names.reduce("") { JSONPointer.appending($1, to: $0) }
    }
}
