/// `properties`, `patternProperties` and `additionalProperties`, which depend on one another.
struct SchemaProperties: Sendable {
    typealias NodeID = CompiledSchema.NodeID

    var named: [JSONName: NodeID] = [:]
    var patterns: [(pattern: SchemaPattern, node: NodeID)] = []
    var additional: Additional = .allowed

    enum Additional: Sendable {
        case allowed
        /// `additionalProperties: false`, and where it stands.
        case refused(schemaPath: String)
        case checked(NodeID)
    }
}
