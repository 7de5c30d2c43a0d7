extension Evaluator {
    mutating func value(of parameter: ParameterDeclaration, in stack: StackID) -> TemplateNode {
        let scope = Scope(stack: stack, resource: nil)
        return once(.parameter(stack, parameter.name), at: parameter.location, scope) { evaluator in
            evaluator.workOut(parameter, in: scope)
        }
    }

    private mutating func workOut(_ parameter: ParameterDeclaration, in scope: Scope) -> TemplateNode {
        let given = self.given(parameter, in: scope)
        if let given, given.isUnknown { return given }
        guard let value = stored(parameter, given ?? parameter.defaultValue, in: scope) else {
            return fail(
                .invalidParameter, "Parameters: [\(parameter.name)] must have values",
                "give it a value or a Default", at: parameter.location, scope)
        }
        guard let text = value.text ?? value.items.map({ $0.compactMap(\.text).joined(separator: ",") }) else {
            return fail(
                .invalidParameter, "Parameter '\(parameter.name)' is a text, this is \(value.kind)", nil,
                at: value.location, scope)
        }
        let check = ParameterCheck(parameter)
        if let fault = check.fault(of: text) {
            return fail(
                .invalidParameter, fault, parameter.constraintDescription ?? check.advice, at: value.location, scope)
        }
        guard parameter.isList else { return .string(text, at: value.location) }
        return TemplateNode(
            .list(check.items(of: text).map { .string($0, at: value.location) }), at: value.location)
    }

    /// For a parameter of an SSM type the value of the stored parameter that it names, where that exists.
    private mutating func stored(
        _ parameter: ParameterDeclaration, _ value: TemplateNode?, in scope: Scope
    ) -> TemplateNode? {
        guard parameter.isStoredParameter, let name = value?.text else { return value }
        if let stored = storedParameters[name] { return .string(stored, at: parameter.location) }
        unsupported(
            "Parameter \(parameter.name) names \(name), which is not in Parameter Store; its text is the value",
            at: parameter.location, scope)
        return value
    }

    /// What the caller gives, for the root, or what the stack around it passes; nil for neither.
    private mutating func given(_ parameter: ParameterDeclaration, in scope: Scope) -> TemplateNode? {
        guard let nesting = tree[scope.stack].nesting else {
            return parameters[parameter.name].map { .string($0, at: parameter.location) }
        }
        let parent = tree[nesting.stack]
        guard let node = parent.resource(nesting.logicalID)?.properties["Parameters"]?[parameter.name] else {
            return nil
        }
        return resolve(node, in: Scope(stack: nesting.stack, resource: "\(parent.label)/\(nesting.logicalID)"))
    }

    /// Checks every parameter, used or not, and that nothing is given which no stack asks for.
    mutating func checkParameters() {
        for stack in tree.stacks where exists(stack.id) {
            for parameter in stack.parameters { _ = value(of: parameter, in: stack.id) }
            checkGivenNames(stack)
        }
    }

    private mutating func checkGivenNames(_ stack: StackTemplate) {
        let known = stack.parameters.map(\.name)
        func advice(_ name: String) -> String {
            Suggestion.question(for: name, in: known) ?? "declare it or leave it out"
        }
        guard let nesting = stack.nesting else {
            let location = TemplateLocation(path: stack.path.shown, line: 1)
            for name in parameters.keys.sorted() where !known.contains(name) {
                fail(
                    .invalidParameter, "Parameters: [\(name)] do not exist in the template", advice(name), at: location,
                    Scope(stack: stack.id, resource: nil))
            }
            return
        }
        let parent = tree[nesting.stack]
        let scope = Scope(stack: parent.id, resource: "\(parent.label)/\(nesting.logicalID)")
        for entry in parent.resource(nesting.logicalID)?.properties["Parameters"]?.entries ?? []
        where !known.contains(entry.key) {
            fail(
                .invalidParameter, "Parameters: [\(entry.key)] do not exist in the template \(stack.path.shown)",
                advice(entry.key), at: entry.location, scope)
        }
    }
}
