extension SchemaCompiler {
    /// The rule of a keyword about an object's members.
    mutating func objectRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        switch keyword.name {
        case "properties", "patternProperties", "additionalProperties":
            // The three make one rule, at the first of them.
            let first = keyword.schema.names.first {
                ["properties", "patternProperties", "additionalProperties"].contains($0)
            }
            return first == keyword.name ? .properties(try properties(keyword)) : nil
        case "propertyNames":
            return .propertyNames(try node(keyword.value, at: keyword.pointer))
        case "dependentSchemas":
            var dependencies: [(name: String, node: NodeID)] = []
            for member in try keyword.object().members {
                let pointer = JSONPointer.appending(member.name, to: keyword.pointer)
                dependencies.append((member.name, try node(member.value, at: pointer)))
            }
            return .dependentSchemas(dependencies)
        default:
            return nil
        }
    }

    private mutating func properties(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaProperties {
        var properties = SchemaProperties()
        if let named = neighbour("properties", of: keyword) {
            for member in try named.object().members {
                let pointer = JSONPointer.appending(member.name, to: named.pointer)
                properties.named[JSONName(member.name)] = try node(member.value, at: pointer)
            }
        }
        if let patterns = neighbour("patternProperties", of: keyword) {
            for member in try patterns.object().members {
                let pointer = JSONPointer.appending(member.name, to: patterns.pointer)
                let pattern = try patterns.pattern(member.name)
                properties.patterns.append((pattern, try node(member.value, at: pointer)))
            }
        }
        if let additional = neighbour("additionalProperties", of: keyword) {
            if case .bool(let isAllowed) = additional.value {
                properties.additional = isAllowed ? .allowed : .refused(schemaPath: additional.pointer)
            } else {
                properties.additional = .checked(try node(additional.value, at: additional.pointer))
            }
        }
        return properties
    }

    /// The rule of a keyword with subschemas for elements or for the same value; nil for annotations.
    mutating func applicatorRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        switch keyword.name {
        case "$ref": return .reference(try resolve(keyword))
        case "prefixItems":
            let rest = try subschema("items", of: keyword)
            return .items(prefix: try subschemas(keyword), rest: rest)
        case "items":
            guard keyword.schema["prefixItems"] == nil else { return nil }
            return .items(prefix: [], rest: try node(keyword.value, at: keyword.pointer))
        case "contains":
            return .contains(
                try node(keyword.value, at: keyword.pointer),
                min: try neighbour("minContains", of: keyword)?.count() ?? 1,
                max: try neighbour("maxContains", of: keyword)?.count())
        case "allOf": return .allOf(try subschemas(keyword))
        case "anyOf": return .anyOf(try subschemas(keyword))
        case "oneOf": return .oneOf(try subschemas(keyword))
        case "not": return .not(try node(keyword.value, at: keyword.pointer))
        case "if":
            return .conditional(
                test: try node(keyword.value, at: keyword.pointer),
                then: try subschema("then", of: keyword), otherwise: try subschema("else", of: keyword))
        case "$defs":
            // Compiled also when nothing refers to them, so that a fault in one is found now.
            for member in try keyword.object().members {
                _ = try node(member.value, at: JSONPointer.appending(member.name, to: keyword.pointer))
            }
            return nil
        default:
            return nil
        }
    }

    private func neighbour(_ name: String, of keyword: SchemaKeyword) -> SchemaKeyword? {
        keyword.schema[name].map { value in
            SchemaKeyword(
                name: name, value: value, schema: keyword.schema,
                pointer: JSONPointer.appending(name, to: keyword.parent), parent: keyword.parent)
        }
    }

    private mutating func subschema(_ name: String, of keyword: SchemaKeyword) throws(SchemaError) -> NodeID? {
        guard let neighbour = neighbour(name, of: keyword) else { return nil }
        return try node(neighbour.value, at: neighbour.pointer)
    }

    private mutating func subschemas(_ keyword: SchemaKeyword) throws(SchemaError) -> [NodeID] {
        var nodes: [NodeID] = []
        for (place, element) in try keyword.elements().enumerated() {
            nodes.append(try node(element, at: JSONPointer.appending(String(place), to: keyword.pointer)))
        }
        return nodes
    }
}
