/// What one keyword, or a group of keywords that belong together, demands.
///
/// Source: JSON Schema core 2020-12, sections 10 and 11; validation 2020-12, section 6; the same of draft 7. Numbers without
/// a name are places in the tables of `CompiledSchema`.
enum SchemaRule: Sendable {
    typealias NodeID = CompiledSchema.NodeID

    case constant(Int)
    case enumeration(SchemaSlice)

    /// In code points.
    case minLength(Int)
    case maxLength(Int)
    case pattern(Int)
    case format(SchemaFormat)

    case minimum(Int)
    case exclusiveMinimum(Int)
    case maximum(Int)
    case exclusiveMaximum(Int)
    case multipleOf(Int)

    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    /// `prefixItems` and `items`; in draft 7 `items` and `additionalItems`.
    case items(SchemaItems)
    /// The maximum is `Int.max` where there is none.
    case contains(NodeID, min: Int, max: Int)

    case minProperties(Int)
    case maxProperties(Int)
    /// `properties`, `patternProperties`, `additionalProperties` and `required`.
    case members(Int)
    /// `dependentRequired`, `dependentSchemas` and `dependencies`: one rule for each name.
    case dependency(Int)
    case propertyNames(NodeID)

    case allOf(SchemaSlice)
    case anyOf(SchemaSlice)
    case oneOf(SchemaSlice)
    case not(NodeID)
    case conditional(test: NodeID, then: NodeID?, otherwise: NodeID?)
    case reference(NodeID)
    case dynamicReference(Int)

    case unevaluatedItems(NodeID)
    case unevaluatedProperties(NodeID)
}
