/// A resource whose properties are resolved, with typed access to them; faults are gathered in its report.
struct ResolvedResource {
    let declaration: ResourceDeclaration
    let stack: StackTemplate
    let identity: ResourceIdentity
    let properties: TemplateNode
    var report = Report()

    init(declaration: ResourceDeclaration, stack: StackTemplate, identity: ResourceIdentity, properties: TemplateNode) {
        self.declaration = declaration
        self.stack = stack
        self.identity = identity
        self.properties = properties
    }

    var logicalID: String { declaration.logicalID }
    var location: TemplateLocation { declaration.location }
    /// `Stack/LogicalId`.
    var label: String { "\(stack.label)/\(logicalID)" }

    mutating func fail(
        _ code: TemplateIssue.Code, at location: TemplateLocation, _ what: String, _ remedy: String? = nil
    ) {
        report.add(TemplateIssue(code, at: location, resource: label, what, remedy: remedy))
    }

    mutating func unsupported(_ what: String, at location: TemplateLocation) {
        report.add(UnsupportedFeature(resource: label, what: what, location: location))
    }

    /// Tells of each property that nobody acts on.
    func reportLeftOver(emulated: Set<String>, meaningless: Set<String>, to report: inout Report) {
        for entry in properties.entries ?? [] where !emulated.contains(entry.key) && !meaningless.contains(entry.key) {
            report.add(
                UnsupportedFeature(
                    resource: label, what: "The property \(entry.key) is not emulated", location: entry.location))
        }
    }

    // MARK: Typed properties

    mutating func text(_ key: String, of node: TemplateNode? = nil) -> String? {
        guard let value = (node ?? properties)[key], !value.isUnknown, !value.isNull else { return nil }
        guard let text = value.text else {
            fail(
                .invalidProperty, at: value.location,
                "Value of property \(key) must be of type String, this is \(value.kind)")
            return nil
        }
        return text
    }

    mutating func requiredText(_ key: String, of node: TemplateNode? = nil) -> String? {
        guard let value = (node ?? properties)[key] else {
            fail(
                .invalidProperty, at: node?.location ?? location, "Missing required property '\(key)'", "add \(key)")
            return nil
        }
        return value.isUnknown ? nil : text(key, of: node)
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>, of node: TemplateNode? = nil) -> Int? {
        guard let text = text(key, of: node), let value = (node ?? properties)[key] else { return nil }
        guard let number = Int(text) else {
            fail(.invalidProperty, at: value.location, "Value of property \(key) must be a whole number, not \(text)")
            return nil
        }
        guard range.contains(number) else {
            fail(
                .invalidProperty, at: value.location, "\(key) is \(number)",
                "give a value from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    mutating func flag(_ key: String, of node: TemplateNode? = nil) -> Bool? {
        guard let text = text(key, of: node), let value = (node ?? properties)[key] else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            fail(.invalidProperty, at: value.location, "Value of property \(key) must be true or false, not \(text)")
            return nil
        }
    }

    mutating func texts(_ key: String, of node: TemplateNode? = nil) -> [String] {
        guard let value = (node ?? properties)[key], !value.isUnknown, !value.isNull else { return [] }
        guard let items = value.items else {
            fail(
                .invalidProperty, at: value.location,
                "Value of property \(key) must be of type List, this is \(value.kind)")
            return []
        }
        return items.compactMap(\.text)
    }

    /// `Tags`, as CloudFormation's list of keys and values or as SAM's map.
    mutating func tags(of node: TemplateNode? = nil) -> [String: String] {
        guard let value = (node ?? properties)["Tags"], !value.isUnknown, !value.isNull else { return [:] }
        let pairs =
            value.entries?.map { ($0.key, $0.value.text) }
            ?? value.items?.map { ($0["Key"]?.text ?? "", $0["Value"]?.text) } ?? []
        return Dictionary(pairs.compactMap { key, text in text.map { (key, $0) } }) { _, last in last }
    }

    /// The absolute path of a local folder or zip; reports what is missing.
    mutating func codePath(_ key: String) -> String? {
        guard let node = properties[key] else {
            fail(
                .missingCode, at: location, "Missing required property '\(key)'",
                "set \(key) to the folder that `make build` fills")
            return nil
        }
        guard !node.isUnknown else { return nil }
        guard let text = node.string, !text.contains("://") else {
            fail(
                .missingCode, at: node.location, "\(key) is no local folder or zip",
                "set \(key) to the folder that `make build` fills")
            return nil
        }
        let path = stack.path.folder.appending(text)
        guard path.exists else {
            fail(
                .missingCode, at: node.location, "\(key) \(text) leads to \(path.shown), which does not exist",
                "run `make build`")
            return nil
        }
        return path.absolute
    }
}
