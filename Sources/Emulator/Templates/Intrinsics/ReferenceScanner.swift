/// Finds what a value refers to, in all its branches, without resolving it.
struct ReferenceScanner {
    struct Reference {
        /// A parameter's or a resource's name.
        let name: String
        let location: TemplateLocation
    }

    private(set) var references: [Reference] = []

    init(_ node: TemplateNode) {
        scan(node)
    }

    private mutating func scan(_ node: TemplateNode) {
        if let call = Intrinsic(node) {
            switch call.name {
            case "Ref":
                if let name = call.argument.string { add(name, at: call.argument.location) }
                return
            case "Fn::GetAtt":
                let name = call.argument.items?.first?.string ?? call.argument.string
                if let name { add(name, at: call.argument.location) }
                return
            case "Fn::Sub":
                scanSubstitution(call.argument)
                return
            default: break
            }
        }
        switch node.content {
        case .list(let items): for item in items { scan(item) }
        case .map(let entries): for entry in entries { scan(entry.value) }
        case .null, .bool, .number, .string, .unknown: break
        }
    }

    private mutating func scanSubstitution(_ argument: TemplateNode) {
        let text = argument.items?.first ?? argument
        let variables = argument.items?.dropFirst().first
        for reference in Substitution(text.string ?? "").references where variables?[reference] == nil {
            add(reference, at: text.location)
        }
        for entry in variables?.entries ?? [] { scan(entry.value) }
    }

    private mutating func add(_ name: String, at location: TemplateLocation) {
        guard !name.hasPrefix("AWS::") else { return }
        references.append(Reference(name: String(name.prefix { $0 != "." }), location: location))
    }
}
