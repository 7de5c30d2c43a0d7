/// Where a subschema stands.
struct SchemaPlace: Sendable {
    /// From the root of its document, as a JSON Pointer; behind the document's URI when that is not the schema's own.
    let path: String
    /// The URI with a pointer as its fragment; nil in a document without a URI.
    let absolute: String?
}
