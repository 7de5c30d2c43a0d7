extension Evaluator {
    mutating func reference(_ call: Intrinsic, in scope: Scope) -> TemplateNode? {
        guard let name = call.argument.string else { return misused(call, "takes a name", scope) }
        return reference(to: name, at: call.argument.location, in: scope)
    }

    /// A pseudo parameter, a parameter or a resource by name; nil for `AWS::NoValue`.
    mutating func reference(to name: String, at location: TemplateLocation, in scope: Scope) -> TemplateNode? {
        if name == "AWS::NoValue" { return nil }
        if name.hasPrefix("AWS::") { return pseudoParameter(name, at: location, scope) }
        if let parameter = tree[scope.stack].parameter(name) {
            var value = self.value(of: parameter, in: scope.stack)
            value.location = location
            return value
        }
        guard let resource = existing(name, at: location, scope) else { return .unknown(at: location) }
        guard let identity = identity(of: resource, in: scope.stack) else { return .unknown(at: location) }
        return .string(identity.ref, at: location)
    }

    mutating func attribute(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        guard let items = call.argument.items, items.count == 2, let name = items[0].string else {
            return misused(call, "takes a resource's name and an attribute's", scope)
        }
        guard let attribute = resolve(items[1], in: scope)?.string else {
            return misused(call, "takes a resource's name and an attribute's", scope)
        }
        return self.attribute(attribute, of: name, at: items[0].location, in: scope)
    }

    mutating func attribute(
        _ attribute: String, of name: String, at location: TemplateLocation, in scope: Scope
    ) -> TemplateNode {
        guard let resource = existing(name, at: location, scope) else { return .unknown(at: location) }
        if attribute.hasPrefix("Outputs.") {
            let output = String(attribute.dropFirst("Outputs.".count))
            return nestedOutput(output, of: resource, at: location, scope)
        }
        guard let identity = identity(of: resource, in: scope.stack) else { return .unknown(at: location) }
        if resource.type == "AWS::SSM::Parameter", ["Type", "Value"].contains(attribute),
            let node = resource.properties[attribute]
        {
            return resolve(node, in: Scope(stack: scope.stack, resource: scope.resource)) ?? .unknown(at: location)
        }
        if let value = identity.attributes[attribute] { return .string(value, at: location) }
        guard identity.hasKnownAttributes else {
            unsupported(
                "\(name).\(attribute) of \(resource.type) is not known; its name stands for it", at: location, scope)
            return .string(identity.name, at: location)
        }
        let known = identity.attributes.keys.sorted()
        return fail(
            .unresolvedReference,
            "Template error: resource \(name) does not support attribute type \(attribute) in Fn::GetAtt",
            known.isEmpty ? nil : "use one of \(known.joined(separator: ", "))", at: location, scope)
    }

    private mutating func nestedOutput(
        _ output: String, of resource: ResourceDeclaration, at location: TemplateLocation, _ scope: Scope
    ) -> TemplateNode {
        guard let child = tree.child(of: scope.stack, logicalID: resource.logicalID) else {
            return .unknown(at: location)
        }
        guard let declaration = child.output(output) else {
            return fail(
                .unresolvedReference, "The stack \(child.label) has no output \(output)",
                Suggestion.question(for: output, in: child.outputs.map(\.name)) ?? "add it to \(child.path.shown)",
                at: location, scope)
        }
        var value = self.value(of: declaration, in: child.id)
        value.location = location
        return value
    }

    mutating func value(of output: OutputDeclaration, in stack: StackID) -> TemplateNode {
        let scope = Scope(stack: stack, resource: nil)
        return once(.output(stack, output.name), at: output.location, scope) { evaluator in
            evaluator.resolve(output.value, in: scope) ?? .unknown(at: output.location)
        }
    }

    private mutating func existing(
        _ name: String, at location: TemplateLocation, _ scope: Scope
    ) -> ResourceDeclaration? {
        let stack = tree[scope.stack]
        if let resource = stack.resource(name) {
            if exists(resource, in: scope.stack) { return resource }
            fail(
                .unresolvedReference,
                "Template format error: Unresolved resource dependencies [\(name)]: its condition is false",
                "refer to it under the same condition, with Fn::If", at: location, scope)
            return nil
        }
        // `DependencyCheck` tells it with advice for references in resources and outputs, in the same words.
        let block = scope.resource == nil ? "Outputs" : "Resources"
        let names = stack.resources.map(\.logicalID) + stack.parameters.map(\.name)
        fail(
            .unresolvedReference,
            "Template format error: Unresolved resource dependencies [\(name)] in the \(block) block of the template",
            Suggestion.question(for: name, in: names) ?? "declare a parameter or resource of that name", at: location,
            scope)
        return nil
    }

    private mutating func pseudoParameter(
        _ name: String, at location: TemplateLocation, _ scope: Scope
    ) -> TemplateNode {
        let stack = tree[scope.stack]
        switch name {
        case "AWS::Region": return .string(addresses.region, at: location)
        case "AWS::AccountId": return .string(addresses.accountID, at: location)
        case "AWS::Partition": return .string("aws", at: location)
        case "AWS::URLSuffix": return .string("amazonaws.com", at: location)
        case "AWS::StackName": return .string(stack.stackName, at: location)
        case "AWS::StackId":
            let id = StableName.uuid(stack.stackName)
            return .string(
                "arn:aws:cloudformation:\(addresses.region):\(addresses.accountID):stack/\(stack.stackName)/\(id)",
                at: location)
        case "AWS::NotificationARNs": return TemplateNode(.list([]), at: location)
        default:
            let known = [
                "AccountId", "NoValue", "NotificationARNs", "Partition", "Region", "StackId", "StackName", "URLSuffix",
            ]
            return fail(
                .unresolvedReference, "Template format error: Unresolved resource dependencies [\(name)]",
                Suggestion.question(for: name, in: known.map { "AWS::\($0)" }) ?? "it is no pseudo parameter",
                at: location, scope)
        }
    }

    /// What a resource is on AWS; nil when its name cannot be resolved, which has been reported.
    mutating func identity(of resource: ResourceDeclaration, in stack: StackID) -> ResourceIdentity? {
        let template = tree[stack]
        let scope = Scope(stack: stack, resource: "\(template.label)/\(resource.logicalID)")
        let node = once(.resourceName(stack, resource.logicalID), at: resource.location, scope) { evaluator in
            evaluator.name(of: resource, in: scope)
        }
        guard let name = node.string else { return nil }
        return ResourceIdentity(
            type: resource.type, name: name, stackName: template.stackName, logicalID: resource.logicalID,
            addresses: addresses)
    }

    private mutating func name(of resource: ResourceDeclaration, in scope: Scope) -> TemplateNode {
        let naming = ResourceIdentity.naming(of: resource.type)
        if let naming, let node = resource.properties[naming.property], let value = resolve(node, in: scope) {
            if value.isUnknown { return value }
            guard let text = value.text else {
                return fail(
                    .invalidProperty, "\(naming.property) is a text, this is \(value.kind)", nil, at: node.location,
                    scope)
            }
            return .string(text, at: node.location)
        }
        let isFIFO = resource.type == "AWS::SQS::Queue" && resource.properties["FifoQueue"]?.text == "true"
        let name = StableName.physicalName(
            stackName: tree[scope.stack].stackName, logicalID: resource.logicalID,
            lengthMax: (naming?.lengthMax ?? 255) - (isFIFO ? 5 : 0))
        return .string(isFIFO ? name + ".fifo" : name, at: resource.location)
    }
}
