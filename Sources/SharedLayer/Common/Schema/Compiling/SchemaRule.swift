/// What one keyword, or a group of keywords that belong together, demands.
///
/// Source: JSON Schema core 2020-12, section 10; validation 2020-12, section 6.
enum SchemaRule: Sendable {
    typealias NodeID = CompiledSchema.NodeID

    /// The schema `false`.
    case nothing
    case type(SchemaType)
    /// `enum` and `const`.
    case oneOfValues([JSONValue])
    case minimum(ExactDecimal, isExclusive: Bool)
    case maximum(ExactDecimal, isExclusive: Bool)
    case multipleOf(ExactDecimal)
    /// In code points.
    case minLength(Int)
    case maxLength(Int)
    case pattern(SchemaPattern)
    case format(SchemaFormat)
    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    case items(prefix: [NodeID], rest: NodeID?)
    case contains(NodeID, min: Int, max: Int?)
    case minProperties(Int)
    case maxProperties(Int)
    case required([String])
    case dependentRequired([Dependency])
    case dependentSchemas([(name: String, node: NodeID)])
    case propertyNames(NodeID)
    case properties(SchemaProperties)
    case allOf([NodeID])
    case anyOf([NodeID])
    case oneOf([NodeID])
    case not(NodeID)
    case conditional(test: NodeID, then: NodeID?, otherwise: NodeID?)
    case reference(NodeID)

    struct Dependency: Sendable {
        let name: String
        let required: [String]
    }

    /// The subschemas that apply to the same value, not to a part of it.
    var inPlace: [NodeID] {
        switch self {
        case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes
        case .not(let node), .reference(let node): [node]
        case .conditional(let test, let then, let otherwise): [test] + [then, otherwise].compactMap(\.self)
        case .dependentSchemas(let dependencies): dependencies.map(\.node)
        default: []
        }
    }
}
