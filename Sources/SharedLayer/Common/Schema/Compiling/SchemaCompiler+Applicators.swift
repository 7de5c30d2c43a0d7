extension SchemaCompiler {
    /// The rule of a keyword with subschemas for elements or for the same value; nil for annotations.
    mutating func applicatorRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        switch keyword.name {
        case "$ref": return .reference(try resolve(keyword).node)
        case "$dynamicRef": return try dynamicReference(keyword)
        case "prefixItems": return .items(try items(prefix: keyword))
        case "items": return try itemsRule(keyword)
        case "contains":
            return .contains(
                try subschema(keyword), min: try neighbour("minContains", of: keyword)?.count() ?? 1,
                max: try neighbour("maxContains", of: keyword)?.count() ?? .max)
        case "propertyNames": return .propertyNames(try subschema(keyword))
        case "allOf": return .allOf(try list(keyword))
        case "anyOf": return .anyOf(try list(keyword))
        case "oneOf": return .oneOf(try list(keyword))
        case "not": return .not(try subschema(keyword))
        case "if":
            return .conditional(
                test: try subschema(keyword), then: try subschema("then", beside: keyword),
                otherwise: try subschema("else", beside: keyword))
        case "unevaluatedItems": return .unevaluatedItems(try subschema(keyword))
        case "unevaluatedProperties": return .unevaluatedProperties(try subschema(keyword))
        case "minContains", "maxContains": _ = try keyword.count()
        // Compiled also when nothing refers to them, so that a fault in one is found now.
        case "$defs", "definitions": _ = try nodes(of: keyword)
        case "then", "else", "additionalItems": _ = try subschema(keyword)
        default: break
        }
        return nil
    }

    private mutating func itemsRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        switch keyword.dialect.draft {
        case .draft202012:
            guard neighbour("prefixItems", of: keyword) == nil else { return nil }
            return .items(SchemaItems(rest: try subschema(keyword)))
        case .draft7:
            guard keyword.value.array != nil else {
                return .items(SchemaItems(rest: try subschema(keyword), isDraft7: true))
            }
            let rest = try subschema("additionalItems", beside: keyword)
            return .items(SchemaItems(first: try list(keyword, isEmptyAllowed: true), rest: rest, isDraft7: true))
        }
    }

    private mutating func items(prefix: SchemaKeyword) throws(SchemaError) -> SchemaItems {
        let rest = try subschema("items", beside: prefix)
        return SchemaItems(first: try list(prefix), rest: rest)
    }

    private mutating func subschema(_ keyword: SchemaKeyword) throws(SchemaError) -> NodeID {
        try node(keyword.value, at: keyword.location, in: keyword.resource)
    }

    private mutating func subschema(_ name: String, beside keyword: SchemaKeyword) throws(SchemaError) -> NodeID? {
        guard let neighbour = neighbour(name, of: keyword) else { return nil }
        return try subschema(neighbour)
    }

    private mutating func list(
        _ keyword: SchemaKeyword, isEmptyAllowed: Bool = false
    ) throws(SchemaError) -> SchemaSlice {
        var nodes: [NodeID] = []
        let schemas = isEmptyAllowed ? keyword.value.array ?? [] : try keyword.schemas()
        for (place, schema) in schemas.enumerated() {
            nodes.append(try node(schema, at: keyword.location.appending(place), in: keyword.resource))
        }
        return tables.slice(of: nodes)
    }
}
