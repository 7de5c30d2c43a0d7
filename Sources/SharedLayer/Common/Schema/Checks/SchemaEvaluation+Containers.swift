extension SchemaEvaluation {
    mutating func evaluate(_ elements: [JSONValue], by check: CompiledSchema.Check) {
        switch check.rule {
        case .minItems(let count):
            if elements.count < count { fail(check.schemaPath, "must have at least \(count) elements") }
        case .maxItems(let count):
            if elements.count > count { fail(check.schemaPath, "must have at most \(count) elements") }
        case .uniqueItems:
            if Set(elements).count < elements.count { fail(check.schemaPath, "must have no element twice") }
        case .items(let prefix, let rest):
            for (place, element) in elements.enumerated() {
                guard let node = place < prefix.count ? prefix[place] : rest else { break }
                evaluate(element: place, element, by: node)
            }
        case .contains(let node, let min, let max):
            var count = 0
            for element in elements where accepts(element, by: node) { count += 1 }
            if count < min { fail(check.schemaPath, "must have at least \(min) elements of a kind, not \(count)") }
            if let max, count > max {
                fail(check.schemaPath, "must have at most \(max) elements of a kind, not \(count)")
            }
        default: break
        }
    }

    mutating func evaluate(_ object: JSONObject, by check: CompiledSchema.Check) {
        switch check.rule {
        case .minProperties(let count):
            if object.count < count { fail(check.schemaPath, "must have at least \(count) members") }
        case .maxProperties(let count):
            if object.count > count { fail(check.schemaPath, "must have at most \(count) members") }
        case .required(let names):
            require(names, in: object, check)
        case .dependentRequired(let dependencies):
            for dependency in dependencies where object[dependency.name] != nil {
                require(dependency.required, in: object, check)
            }
        case .dependentSchemas(let dependencies):
            for dependency in dependencies where object[dependency.name] != nil {
                evaluate(.object(object), by: dependency.node)
            }
        case .propertyNames(let node):
            for name in object.names { evaluate(member: name, .string(name), by: node) }
        case .properties(let properties):
            for member in object.members { evaluate(member, by: properties) }
        default: break
        }
    }

    private mutating func require(_ names: [String], in object: JSONObject, _ check: CompiledSchema.Check) {
        for name in names where object[name] == nil {
            fail(check.schemaPath, "the member \(name) is missing")
        }
    }

    private mutating func evaluate(_ member: JSONObject.Member, by properties: SchemaProperties) {
        var isKnown = false
        if let node = properties.named[JSONName(member.name)] {
            isKnown = true
            evaluate(member: member.name, member.value, by: node)
        }
        for (pattern, node) in properties.patterns where pattern.matches(member.name) {
            isKnown = true
            evaluate(member: member.name, member.value, by: node)
        }
        guard !isKnown else { return }
        switch properties.additional {
        case .allowed: break
        case .refused(let schemaPath): fail(schemaPath, "this member is not known", member: member.name)
        case .checked(let node): evaluate(member: member.name, member.value, by: node)
        }
    }
}
