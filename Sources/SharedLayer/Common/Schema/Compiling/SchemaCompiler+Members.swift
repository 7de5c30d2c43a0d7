extension SchemaCompiler {
    private static let memberKeywords = ["properties", "required", "patternProperties", "additionalProperties"]

    /// The rule of the keywords about an object's members, made at the first of them.
    mutating func memberRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        guard Self.memberKeywords.contains(keyword.name) else { return nil }
        let first = keyword.schema.names.first { name in
            Self.memberKeywords.contains(name) && neighbour(name, of: keyword) != nil
        }
        guard first == keyword.name else { return nil }
        var members = SchemaMembers()
        if let named = neighbour("properties", of: keyword) {
            for (name, node) in try nodes(of: named) { members.add(name, node: node) }
        }
        if let required = neighbour("required", of: keyword) {
            for name in try required.names(required.value) { members.require(name) }
        }
        if let patterns = neighbour("patternProperties", of: keyword) {
            for (name, node) in try nodes(of: patterns) {
                members.patterns.append((try pattern(name, patterns), name, node))
            }
        }
        if let additional = neighbour("additionalProperties", of: keyword) {
            members.additional =
                switch additional.value {
                case .bool(true): .allowed
                case .bool(false): .refused
                default: .checked(try node(additional.value, at: additional.location, in: additional.resource))
                }
        }
        return .members(tables.place(of: members))
    }

    mutating func dependencies(_ keyword: SchemaKeyword) throws(SchemaError) -> [SchemaDependency] {
        guard ["dependencies", "dependentRequired", "dependentSchemas"].contains(keyword.name) else { return [] }
        var dependencies: [SchemaDependency] = []
        for member in try keyword.object().members {
            let isNames =
                keyword.name == "dependentRequired" || keyword.name == "dependencies" && member.value.array != nil
            let demand: SchemaDependency.Demand =
                isNames
                ? .names(try keyword.names(member.value))
                : .schema(try node(member.value, at: keyword.location.appending(member.name), in: keyword.resource))
            dependencies.append(SchemaDependency(name: member.name, demand: demand, keyword: keyword.name))
        }
        return dependencies
    }

    /// The subschemas of a keyword that has them by name.
    mutating func nodes(of keyword: SchemaKeyword) throws(SchemaError) -> [(name: String, node: NodeID)] {
        var nodes: [(name: String, node: NodeID)] = []
        for member in try keyword.object().members {
            let location = keyword.location.appending(member.name)
            nodes.append((member.name, try node(member.value, at: location, in: keyword.resource)))
        }
        return nodes
    }

    /// The keyword of that name beside this one; nil when there is none, or the dialect does not have it.
    func neighbour(_ name: String, of keyword: SchemaKeyword) -> SchemaKeyword? {
        guard let value = keyword.schema[name] else { return nil }
        let location = keyword.parent.appending(name)
        let neighbour = SchemaKeyword(
            name: name, value: value, schema: keyword.schema, location: location, parent: keyword.parent,
            resource: keyword.resource, dialect: keyword.dialect, path: library.path(location))
        return isActive(neighbour) ? neighbour : nil
    }
}
