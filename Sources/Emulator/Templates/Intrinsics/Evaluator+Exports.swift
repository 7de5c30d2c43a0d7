extension Evaluator {
    /// `Fn::ImportValue`, from any stack of the tree.
    mutating func importValue(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        guard let argument = resolve(call.argument, in: scope), !argument.isUnknown else {
            return .unknown(at: call.location)
        }
        guard let name = argument.text else { return misused(call, "takes the name of an export", scope) }
        let known = once(.exports, at: call.location, scope) { evaluator in
            evaluator.exports = evaluator.collectExports()
            return TemplateNode(.bool(true), at: call.location)
        }
        guard !known.isUnknown, let exports else { return .unknown(at: call.location) }
        guard let export = exports[name], let output = tree[export.stack].output(export.output) else {
            return fail(
                .unresolvedReference, "No export named \(name) found",
                Suggestion.question(for: name, in: exports.keys) ?? "export it from an output of one of the stacks",
                at: call.location, scope)
        }
        var value = self.value(of: output, in: export.stack)
        value.location = call.location
        return value
    }

    private mutating func collectExports() -> [String: Export] {
        var found: [String: Export] = [:]
        for stack in tree.stacks where exists(stack.id) {
            for output in stack.outputs {
                guard let node = output.exportName, exists(output, in: stack.id) else { continue }
                let scope = Scope(stack: stack.id, resource: nil)
                guard let name = resolve(node, in: scope)?.text else { continue }
                if let other = found[name] {
                    fail(
                        .nameConflict,
                        "Export with name \(name) is already exported by stack \(tree[other.stack].label)",
                        "give one of them another name", at: node.location, scope)
                    continue
                }
                found[name] = Export(stack: stack.id, output: output.name)
            }
        }
        return found
    }

    mutating func exists(_ output: OutputDeclaration, in stack: StackID) -> Bool {
        guard let node = output.condition, let name = node.string else { return true }
        return condition(name, at: node.location, in: Scope(stack: stack, resource: nil)) ?? true
    }
}
