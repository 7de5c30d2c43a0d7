extension SchemaEvaluation {
    /// Says no, and why when somebody wants to know.
    mutating func refuse(
        _ node: NodeID, _ keyword: String, member: String? = nil, causes: [SchemaFinding] = [],
        _ message: (CompiledSchema) -> String
    ) -> Bool {
        guard goesOn else { return false }
        findings.append(
            SchemaFinding(
                node: node, keyword: keyword, message: message(schema), instance: member.map { [$0] } ?? [],
                causes: causes))
        return false
    }

    /// Checks a part of the value. The names are for findings: where the part is, and the way to its subschema.
    mutating func accepts(
        part value: JSONValue, by node: NodeID, _ name: @autoclosure () -> String,
        through path: @autoclosure () -> [String]
    ) -> Bool {
        let known = findings.count
        if accepts(value, by: node) { return true }
        if known < findings.count {
            let name = name()
            let path = path()
            for place in known..<findings.count {
                findings[place].instance.append(name)
                findings[place].path += path.reversed()
            }
        }
        return false
    }

    /// Checks the same value by another subschema.
    mutating func accepts(
        same value: JSONValue, by node: NodeID, marking place: Int, through path: @autoclosure () -> [String]
    ) -> Bool {
        let known = findings.count
        if accepts(value, by: node, marking: place) { return true }
        if known < findings.count {
            let path = path()
            for place in known..<findings.count { findings[place].path += path.reversed() }
        }
        return false
    }

    /// Checks the same value by a subschema that may refuse it. What it evaluated counts only when it accepts; what it
    /// found is given back, not kept.
    mutating func tries(
        _ value: JSONValue, by node: NodeID, marking place: Int, through path: @autoclosure () -> [String]
    ) -> (isValid: Bool, findings: [SchemaFinding]) {
        let known = findings.count
        let mark = place < 0 ? Self.unmarked : beginMarks(marks[place].count)
        let isValid = accepts(same: value, by: node, marking: mark, through: path())
        let found = known < findings.count ? Array(findings[known...]) : []
        findings.removeSubrange(known...)
        if mark >= 0 {
            let made = marks.removeLast()
            if isValid { merge(made, at: place) }
        }
        return (isValid, found)
    }
}
