/// One thing that is wrong with a document.
package struct ValidationIssue: Sendable, Codable, Hashable {
    /// Where in the document, as a JSON Pointer (RFC 6901): `/amount`, and empty for the whole document.
    package let instancePath: String
    /// Which keyword of the schema refused it, as a JSON Pointer through the schema: `/properties/amount/type`.
    package let schemaPath: String
    package let message: String
    /// The broken rule's code, for clients to switch on; nil for what a schema refused.
    package let code: String?

    package init(instancePath: String, schemaPath: String = "", message: String, code: String? = nil) {
        self.instancePath = instancePath
        self.schemaPath = schemaPath
        self.message = message
        self.code = code
    }
}
