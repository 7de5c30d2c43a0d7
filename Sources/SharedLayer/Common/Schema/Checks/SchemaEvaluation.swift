/// One validation: the place in the document, and what was found so far.
struct SchemaEvaluation {
    let schema: CompiledSchema
    private(set) var issues: [ValidationIssue] = []
    private var path: [Step] = []

    private enum Step {
        case member(String)
        case element(Int)
    }

    init(schema: CompiledSchema) {
        self.schema = schema
    }

    mutating func evaluate(_ value: JSONValue, by node: CompiledSchema.NodeID) {
        for check in schema.nodes[node].checks {
            guard issues.count < InputValidator.issuesMax else { return }
            evaluate(value, by: check)
        }
    }

    mutating func evaluate(member name: String, _ value: JSONValue, by node: CompiledSchema.NodeID) {
        path.append(.member(name))
        evaluate(value, by: node)
        path.removeLast()
    }

    mutating func evaluate(element place: Int, _ value: JSONValue, by node: CompiledSchema.NodeID) {
        path.append(.element(place))
        evaluate(value, by: node)
        path.removeLast()
    }

    /// Whether the value is valid, without keeping what is wrong with it.
    mutating func accepts(_ value: JSONValue, by node: CompiledSchema.NodeID) -> Bool {
        let kept = issues
        issues = []
        defer { issues = kept }
        evaluate(value, by: node)
        return issues.isEmpty
    }

    mutating func fail(_ schemaPath: String, _ message: String, member name: String? = nil) {
        var pointer = path.reduce("") { parent, step in
            switch step {
            case .member(let name): JSONPointer.appending(name, to: parent)
            case .element(let place): "\(parent)/\(place)"
            }
        }
        if let name { pointer = JSONPointer.appending(name, to: pointer) }
        issues.append(ValidationIssue(instancePath: pointer, schemaPath: schemaPath, message: message))
    }

    private mutating func evaluate(_ value: JSONValue, by check: CompiledSchema.Check) {
        switch check.rule {
        case .nothing: fail(check.schemaPath, "nothing is allowed here")
        case .type(let type):
            if !type.allows(value) { fail(check.schemaPath, "must be of type \(type.text), not \(value.typeName)") }
        case .oneOfValues(let values):
            if !values.contains(value) { fail(check.schemaPath, oneOf(values)) }
        default:
            switch value {
            case .number(let number): evaluate(number.decimal, by: check)
            case .string(let text): evaluate(text, by: check)
            case .array(let elements): evaluate(elements, by: check)
            case .object(let object): evaluate(object, by: check)
            case .null, .bool: break
            }
            evaluateInPlace(value, by: check)
        }
    }

    private func oneOf(_ values: [JSONValue]) -> String {
        values.count == 1
            ? "must be \(values[0])" : "must be one of \(values.map(\.description).joined(separator: ", "))"
    }
}
