/// The versions of JSON Schema that are understood.
package enum SchemaDraft: String, Sendable, CaseIterable {
    case draft7 = "http://json-schema.org/draft-07/schema"
    case draft202012 = "https://json-schema.org/draft/2020-12/schema"

    /// The identifier of the version's metaschema, without the empty fragment that draft 7 writes.
    package var metaschema: String { rawValue }
}
