/// Checks documents against a JSON Schema, which is compiled once.
///
/// JSON Schema 2020-12, with `format` as an assertion for `date`, `date-time`, `uuid`, `uri` and `email`. Keywords that
/// the standard does not know are annotations; those of the standard that are not offered (`$dynamicRef`,
/// `unevaluatedProperties` …) make a `SchemaError` rather than being ignored.
package struct InputValidator: Sendable {
    /// More issues than this are not collected.
    package static let issuesMax = 100

    private let schema: CompiledSchema

    package init(schema: JSONValue) throws(SchemaError) {
        var compiler = SchemaCompiler(root: schema)
        self.schema = try compiler.compile()
    }

    /// What is wrong with the document, in the order of the schema's keywords; empty when nothing is.
    package func validate(_ value: JSONValue) -> [ValidationIssue] {
        var evaluation = SchemaEvaluation(schema: schema)
        evaluation.evaluate(value, by: schema.root)
        return evaluation.issues
    }
}
