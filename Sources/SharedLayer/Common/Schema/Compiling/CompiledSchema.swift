/// A schema as a graph of subschemas, which name one another by their places.
struct CompiledSchema: Sendable {
    typealias NodeID = Int

    var nodes: [Node] = []
    var root: NodeID = 0

    struct Node: Sendable {
        var checks: [Check] = []
    }

    struct Check: Sendable {
        /// Where the keyword stands in the schema, as a JSON Pointer.
        let schemaPath: String
        let rule: SchemaRule
    }
}
