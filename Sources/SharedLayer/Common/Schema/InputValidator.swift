/// Checks documents against a JSON Schema, which is compiled once.
///
/// JSON Schema 2020-12 and draft 7, every keyword of both; `$schema` tells which. The formats of the standard are
/// assertions unless the caller wants otherwise; what `content…` keywords say is an annotation. Keywords that the standard
/// does not know are annotations too.
package struct InputValidator: Sendable {
    /// More issues than this are not collected, unless the caller wants otherwise.
    package static let issuesMax = 100

    private let schema: CompiledSchema
    private let issuesMax: Int

    /// Compiles a schema. Throws a `SchemaError` that names the place in it.
    ///
    /// - Parameters:
    ///   - documents: Schemas that this one refers to; the standard's own are known.
    ///   - draft: For schemas without `$schema`.
    ///   - issuesMax: The most issues that are told about a document, at least 1.
    package init(
        schema: JSONValue, documents: SchemaDocuments = SchemaDocuments(), formats: FormatPolicy = .asserted,
        draft: SchemaDraft = .draft202012, issuesMax: Int = InputValidator.issuesMax
    ) throws(SchemaError) {
        var compiler = SchemaCompiler(library: SchemaLibrary(documents, draft: draft), formats: formats)
        self.schema = try compiler.compile(schema)
        self.issuesMax = max(1, issuesMax)
    }

    /// A validator for schemas themselves, by the metaschema of that version.
    package static func ofSchemas(_ draft: SchemaDraft) throws(SchemaError) -> InputValidator {
        try InputValidator(schema: ["$schema": .string(draft.metaschema), "$ref": .string(draft.metaschema)])
    }

    /// Whether the document is valid: the fastest answer, that says no more.
    package func isValid(_ value: JSONValue) -> Bool {
        var evaluation = SchemaEvaluation(schema)
        return evaluation.run(value)
    }

    /// What is wrong with the document; empty when nothing is.
    package func validate(_ value: JSONValue) -> [ValidationIssue] {
        isValid(value) ? [] : findings(value).map { ValidationIssue(SchemaOutputUnit($0, in: schema), $0, in: schema) }
    }

    /// The answer in one of the standard's output formats (2020-12 core, section 12).
    package func output(_ style: SchemaOutput.Style, of value: JSONValue) -> SchemaOutput {
        guard !isValid(value) else { return SchemaOutput(isValid: true) }
        guard style != .flag else { return SchemaOutput(isValid: false) }
        let units = findings(value).map { SchemaOutputUnit($0, in: schema) }
        return SchemaOutput(isValid: false, errors: style == .detailed ? units : units.flatMap(\.flattened))
    }

    private func findings(_ value: JSONValue) -> [SchemaFinding] {
        var evaluation = SchemaEvaluation(schema, findingsMax: issuesMax)
        _ = evaluation.run(value)
        guard let limit = evaluation.gaveUp else { return evaluation.findings }
        return [SchemaFinding(node: schema.root, keyword: "", message: limit.message)]
    }
}
