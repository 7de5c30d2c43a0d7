/// What the presence of a member demands.
struct SchemaDependency: Sendable {
    let name: String
    let demand: Demand
    /// `dependentRequired`, `dependentSchemas` or `dependencies`.
    let keyword: String

    enum Demand: Sendable {
        case names([String])
        case schema(CompiledSchema.NodeID)
    }
}
