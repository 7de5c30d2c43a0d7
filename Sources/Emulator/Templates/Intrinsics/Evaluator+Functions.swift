import FoundationEssentials

// Source: CloudFormation user guide, "Intrinsic function reference".
extension Evaluator {
    mutating func substitute(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        let arguments = call.argument.items
        let text = arguments?.first ?? call.argument
        let variables = arguments?.dropFirst().first
        guard let template = text.string, arguments == nil || arguments?.count == 2,
            variables?.entries != nil || arguments == nil
        else {
            return misused(call, "takes a text, or a text and a map of variables", scope)
        }
        var result = ""
        for piece in Substitution(template).pieces {
            switch piece {
            case .literal(let literal): result += literal
            case .reference(let name):
                guard let part = substituted(name, variables, at: text.location, scope) else {
                    return .unknown(at: call.location)
                }
                result += part
            }
        }
        return .string(result, at: call.location)
    }

    private mutating func substituted(
        _ name: String, _ variables: TemplateNode?, at location: TemplateLocation, _ scope: Scope
    ) -> String? {
        let value: TemplateNode?
        if let variable = variables?[name] {
            value = resolve(variable, in: scope)
        } else if let dot = name.firstIndex(of: "."), !name.hasPrefix("AWS::") {
            let attribute = String(name[name.index(after: dot)...])
            value = self.attribute(attribute, of: String(name[..<dot]), at: location, in: scope)
        } else {
            value = reference(to: name, at: location, in: scope)
        }
        guard let value, !value.isUnknown else { return nil }
        if let text = value.text { return text }
        fail(
            .invalidIntrinsic, "Fn::Sub: ${\(name)} is \(value.kind), no text", "use Fn::Join for lists", at: location,
            scope)
        return nil
    }

    mutating func join(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        guard let arguments = call.argument.items, arguments.count == 2, let delimiter = arguments[0].text else {
            return misused(call, "takes a delimiter and a list", scope)
        }
        guard let list = resolve(arguments[1], in: scope), !list.isUnknown else { return .unknown(at: call.location) }
        guard let items = list.items else { return misused(call, "joins a list, not \(list.kind)", scope) }
        if items.contains(where: \.isUnknown) { return .unknown(at: call.location) }
        let texts = items.compactMap(\.text)
        guard texts.count == items.count else { return misused(call, "joins texts only", scope) }
        return .string(texts.joined(separator: delimiter), at: call.location)
    }

    mutating func select(_ call: Intrinsic, in scope: Scope) -> TemplateNode? {
        guard let arguments = call.argument.items, arguments.count == 2 else {
            return misused(call, "takes an index and a list", scope)
        }
        guard let position = resolve(arguments[0], in: scope), let list = resolve(arguments[1], in: scope),
            !position.isUnknown, !list.isUnknown
        else { return .unknown(at: call.location) }
        guard let index = position.text.flatMap({ Int($0) }), let items = list.items else {
            return misused(call, "takes an index and a list", scope)
        }
        guard items.indices.contains(index) else {
            return misused(call, "cannot select nonexistent value at index \(index) of \(items.count)", scope)
        }
        return items[index]
    }

    mutating func split(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        guard let arguments = call.argument.items, arguments.count == 2, let delimiter = arguments[0].text,
            !delimiter.isEmpty
        else { return misused(call, "takes a delimiter and a text", scope) }
        guard let source = resolve(arguments[1], in: scope), !source.isUnknown else {
            return .unknown(at: call.location)
        }
        guard let text = source.text else { return misused(call, "splits a text, not \(source.kind)", scope) }
        let parts = text.split(separator: delimiter, omittingEmptySubsequences: false)
        return TemplateNode(.list(parts.map { .string(String($0), at: call.location) }), at: call.location)
    }

    mutating func findInMap(_ call: Intrinsic, in scope: Scope) -> TemplateNode? {
        guard let arguments = call.argument.items, arguments.count == 3 || arguments.count == 4 else {
            return misused(call, "takes a map's name, a top-level key and a second-level key", scope)
        }
        var keys: [String] = []
        for argument in arguments.prefix(3) {
            guard let value = resolve(argument, in: scope), !value.isUnknown else { return .unknown(at: call.location) }
            guard let text = value.text else { return misused(call, "takes texts as keys", scope) }
            keys.append(text)
        }
        if let value = tree[scope.stack].mappings?[keys[0]]?[keys[1]]?[keys[2]] { return value }
        if let fallback = arguments.dropFirst(3).first?["DefaultValue"] { return resolve(fallback, in: scope) }
        return fail(
            .unresolvedReference,
            "Template error: Unable to get mapping for \(keys.joined(separator: "::"))",
            "add it to the template's Mappings", at: call.location, scope)
    }

    mutating func base64(_ call: Intrinsic, in scope: Scope) -> TemplateNode {
        guard let value = resolve(call.argument, in: scope), !value.isUnknown else {
            return .unknown(at: call.location)
        }
        guard let text = value.text else { return misused(call, "encodes a text, not \(value.kind)", scope) }
        return .string(Data(text.utf8).base64EncodedString(), at: call.location)
    }

    mutating func availabilityZones(_ call: Intrinsic) -> TemplateNode {
        let zones = ["a", "b", "c"].map { TemplateNode.string(addresses.region + $0, at: call.location) }
        return TemplateNode(.list(zones), at: call.location)
    }

    mutating func misused(_ call: Intrinsic, _ what: String, _ scope: Scope) -> TemplateNode {
        fail(.invalidIntrinsic, "Template error: \(call.name) \(what)", nil, at: call.location, scope)
    }
}
