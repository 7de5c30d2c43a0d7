extension SchemaEvaluation {
    /// The rules that apply subschemas to the same value.
    mutating func evaluateInPlace(_ value: JSONValue, by check: CompiledSchema.Check) {
        switch check.rule {
        case .reference(let node):
            evaluate(value, by: node)
        case .allOf(let nodes):
            for node in nodes { evaluate(value, by: node) }
        case .anyOf(let nodes):
            for node in nodes where accepts(value, by: node) { return }
            fail(check.schemaPath, "must be valid by at least one of \(nodes.count) schemas")
        case .oneOf(let nodes):
            var count = 0
            for node in nodes where accepts(value, by: node) { count += 1 }
            if count != 1 {
                fail(check.schemaPath, "must be valid by exactly one of \(nodes.count) schemas, not by \(count)")
            }
        case .not(let node):
            if accepts(value, by: node) { fail(check.schemaPath, "must not be like this") }
        case .conditional(let test, let then, let otherwise):
            if let node = accepts(value, by: test) ? then : otherwise { evaluate(value, by: node) }
        default: break
        }
    }
}
