// Source: CloudFormation user guide, "Condition functions".
extension Evaluator {
    mutating func conditional(_ call: Intrinsic, in scope: Scope) -> TemplateNode? {
        guard let arguments = call.argument.items, arguments.count == 3, let name = arguments[0].string else {
            return misused(call, "takes a condition's name and two values", scope)
        }
        guard let isTrue = condition(name, at: arguments[0].location, in: scope) else {
            return .unknown(at: call.location)
        }
        return resolve(arguments[isTrue ? 1 : 2], in: scope)
    }

    /// The value of a condition by name; nil when it is not known, which has been reported.
    mutating func condition(_ name: String, at location: TemplateLocation, in scope: Scope) -> Bool? {
        let conditions = tree[scope.stack].conditions
        guard let entry = conditions.first(where: { $0.key == name }) else {
            fail(
                .unresolvedReference, "Template format error: Unresolved condition dependency \(name)",
                Suggestion.question(for: name, in: conditions.map(\.key)) ?? "add it to the template's Conditions",
                at: location, scope)
            return nil
        }
        let inner = Scope(stack: scope.stack, resource: nil)
        let value = once(.condition(scope.stack, name), at: entry.location, inner) { evaluator in
            TemplateNode(.bool(evaluator.isTrue(entry.value, in: inner)), at: entry.location)
        }
        if case .bool(let isTrue) = value.content { return isTrue }
        return nil
    }

    mutating func isTrue(_ node: TemplateNode, in scope: Scope) -> Bool {
        guard let call = Intrinsic(node) else {
            fail(
                .invalidIntrinsic,
                "Template format error: Conditions can only be boolean operations on parameters and other conditions",
                "use Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition", at: node.location, scope)
            return false
        }
        let arguments = call.argument.items ?? []
        switch call.name {
        case "Condition":
            return condition(call.argument.string ?? "", at: call.location, in: scope) ?? false
        case "Fn::Equals" where arguments.count == 2:
            guard let left = resolve(arguments[0], in: scope), let right = resolve(arguments[1], in: scope) else {
                return false
            }
            return left.text.map { $0 == right.text } ?? (left.json == right.json)
        case "Fn::Not" where arguments.count == 1:
            return !isTrue(arguments[0], in: scope)
        case "Fn::And" where (2...10).contains(arguments.count):
            var result = true
            for argument in arguments where !isTrue(argument, in: scope) { result = false }
            return result
        case "Fn::Or" where (2...10).contains(arguments.count):
            var result = false
            for argument in arguments where isTrue(argument, in: scope) { result = true }
            return result
        default:
            _ = misused(call, "with \(arguments.count) values is no condition", scope)
            return false
        }
    }

    /// Whether a resource is made: by its own condition, and by those of the stacks around it.
    mutating func exists(_ resource: ResourceDeclaration, in stack: StackID) -> Bool {
        guard exists(stack) else { return false }
        guard let node = resource.condition else { return true }
        let scope = Scope(stack: stack, resource: "\(tree[stack].label)/\(resource.logicalID)")
        guard let name = node.string else {
            fail(.malformedTemplate, "Condition names a condition, this is \(node.kind)", nil, at: node.location, scope)
            return true
        }
        return condition(name, at: node.location, in: scope) ?? true
    }

    mutating func exists(_ stack: StackID) -> Bool {
        guard let nesting = tree[stack].nesting else { return true }
        guard let resource = tree[nesting.stack].resource(nesting.logicalID) else { return false }
        return exists(resource, in: nesting.stack)
    }
}
