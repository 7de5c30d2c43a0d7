/// The schemas of an array's elements.
struct SchemaItems: Sendable {
    /// One for each of the first elements.
    var first = SchemaSlice()
    /// For all after them.
    var rest: CompiledSchema.NodeID?
    /// Whether the keywords are those of draft 7.
    var isDraft7 = false

    /// The name of the keyword that has the schemas of the first elements.
    var firstKeyword: String { isDraft7 ? "items" : "prefixItems" }
    /// The name of the keyword that has the schema of the rest.
    var restKeyword: String { isDraft7 && !first.isEmpty ? "additionalItems" : "items" }
}
