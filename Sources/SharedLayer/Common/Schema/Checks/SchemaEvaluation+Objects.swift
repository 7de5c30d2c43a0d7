extension SchemaEvaluation {
    mutating func accepts(_ object: JSONObject, by rule: SchemaRule, _ id: NodeID, _ place: Int) -> Bool {
        switch rule {
        case .minProperties(let count):
            object.count >= count
                || refuse(id, "minProperties") { _ in "must have at least \(Self.count(count, "member"))" }
        case .maxProperties(let count):
            object.count <= count
                || refuse(id, "maxProperties") { _ in "must have at most \(Self.count(count, "member"))" }
        case .members(let members): accepts(object, members, id, place)
        case .dependency(let dependency): accepts(object, by: schema.dependencies[dependency], id, place)
        case .propertyNames(let node): acceptsNames(of: object, by: node)
        default: true
        }
    }

    private mutating func accepts(_ object: JSONObject, _ rule: Int, _ id: NodeID, _ marking: Int) -> Bool {
        var isValid = true
        if isGathering {
            for name in schema.members[rule].required where object[name] == nil {
                isValid = refuse(id, "required") { _ in "the member \(name) is missing" }
            }
        }
        var missing = schema.members[rule].required.count
        for place in object.members.indices {
            let name = schema.members[rule].place(of: object.members[place].name)
            var isKnown = false
            if let name {
                if schema.members[rule].names[name].isRequired { missing -= 1 }
                if let node = schema.members[rule].names[name].node {
                    isKnown = true
                    isValid =
                        accepts(
                            part: object.members[place].value, by: node, object.members[place].name,
                            through: ["properties", object.members[place].name]) && isValid
                }
            }
            if !schema.members[rule].patterns.isEmpty {
                isValid = accepts(object.members[place], rule, &isKnown) && isValid
            }
            if isKnown {
                mark(place, at: marking)
            } else {
                isValid = accepts(other: object.members[place], place, rule, id, marking) && isValid
            }
            if !isValid, !goesOn { return false }
        }
        return isValid && missing == 0
    }

    private mutating func accepts(_ member: JSONObject.Member, _ rule: Int, _ isKnown: inout Bool) -> Bool {
        var isValid = true
        for (pattern, text, node) in schema.members[rule].patterns where schema.matches(member.name, pattern: pattern) {
            isKnown = true
            isValid =
                accepts(part: member.value, by: node, member.name, through: ["patternProperties", text]) && isValid
            if !isValid, !goesOn { return false }
        }
        return isValid
    }

    /// A member that neither `properties` nor `patternProperties` knows.
    private mutating func accepts(
        other member: JSONObject.Member, _ place: Int, _ rule: Int, _ id: NodeID, _ marking: Int
    ) -> Bool {
        switch schema.members[rule].additional {
        case .unsaid: return true
        case .allowed:
            mark(place, at: marking)
            return true
        case .refused:
            return refuse(id, "additionalProperties", member: member.name) { _ in "this member is not known" }
        case .checked(let node):
            mark(place, at: marking)
            return accepts(part: member.value, by: node, member.name, through: ["additionalProperties"])
        }
    }

    private mutating func accepts(
        _ object: JSONObject, by dependency: SchemaDependency, _ id: NodeID, _ marking: Int
    ) -> Bool {
        guard object[dependency.name] != nil else { return true }
        switch dependency.demand {
        case .schema(let node):
            return accepts(
                same: .object(object), by: node, marking: marking, through: [dependency.keyword, dependency.name])
        case .names(let names):
            var isValid = true
            for name in names where object[name] == nil {
                isValid = refuse(id, dependency.keyword) { _ in
                    "the member \(name) is missing, which \(dependency.name) needs"
                }
                if !goesOn { return false }
            }
            return isValid
        }
    }

    private mutating func acceptsNames(of object: JSONObject, by node: NodeID) -> Bool {
        var isValid = true
        for member in object.members {
            let known = findings.count
            let isAccepted = accepts(
                part: .string(member.name), by: node, member.name, through: ["propertyNames"])
            for place in known..<findings.count { findings[place].isAboutName = true }
            isValid = isAccepted && isValid
            if !isValid, !goesOn { return false }
        }
        return isValid
    }
}
