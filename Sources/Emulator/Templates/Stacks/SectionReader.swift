/// Reads a template's sections into a `StackTemplate`.
struct SectionReader {
    /// The stack, for messages.
    let label: String
    private(set) var report = Report()

    /// CloudFormation's quota.
    static let resourcesMax = 500

    private static let sections: Set<String> = [
        "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions",
        "Transform", "Resources", "Outputs", "Globals", "Hooks",
    ]
    private static let resourceAttributes: Set<String> = [
        "Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy",
        "UpdatePolicy", "CreationPolicy", "Connectors", "IgnoreGlobals",
    ]

    init(label: String) {
        self.label = label
    }

    mutating func read(_ root: TemplateNode, into stack: inout StackTemplate) {
        guard let entries = root.entries else {
            report.add(malformed(root.location, "Template format error: a template is a map, this is \(root.kind)"))
            return
        }
        for entry in entries where !Self.sections.contains(entry.key) {
            report.add(
                malformed(
                    entry.location, "Invalid template property or properties [\(entry.key)]",
                    remedy: Suggestion.question(for: entry.key, in: Self.sections)))
        }
        if let rules = root["Rules"] {
            unsupported(rules.location, "Rules are not checked")
        }
        let isServerless = readTransform(root["Transform"])
        let globals = Globals(section("Globals", of: root), report: &report)
        for entry in section("Parameters", of: root)?.entries ?? [] {
            stack.parameters.append(parameter(entry))
        }
        stack.mappings = section("Mappings", of: root)
        stack.conditions = section("Conditions", of: root)?.entries ?? []
        readResources(root, globals: globals, isServerless: isServerless, into: &stack)
        for entry in section("Outputs", of: root)?.entries ?? [] {
            if let output = output(entry) { stack.outputs.append(output) }
        }
    }

    private mutating func readTransform(_ node: TemplateNode?) -> Bool {
        let names = node?.items ?? node.map { [$0] } ?? []
        for name in names where name.string?.hasPrefix("AWS::Serverless-") != true {
            unsupported(name.location, "The transform \(name.text ?? "") is not applied")
        }
        return names.contains { $0.string?.hasPrefix("AWS::Serverless-") == true }
    }

    private mutating func readResources(
        _ root: TemplateNode, globals: Globals, isServerless: Bool, into stack: inout StackTemplate
    ) {
        guard let entries = section("Resources", of: root)?.entries, !entries.isEmpty else {
            report.add(
                malformed(
                    root.location, "Template format error: At least one Resources member must be defined.",
                    remedy: "add a Resources section"))
            return
        }
        if entries.count > Self.resourcesMax {
            report.add(
                TemplateIssue(
                    .limitExceeded, at: entries[0].location,
                    "The template has \(entries.count) resources, over CloudFormation's \(Self.resourcesMax)",
                    remedy: "split it into nested stacks"))
        }
        for entry in entries {
            guard var resource = resource(entry) else { continue }
            if resource.type.hasPrefix("AWS::Serverless::"), !isServerless {
                report.add(
                    TemplateIssue(
                        .unknownResourceType, at: resource.location, resource: "\(label)/\(resource.logicalID)",
                        "Unrecognized resource types: [\(resource.type)]",
                        remedy: "add \"Transform\": \"AWS::Serverless-2016-10-31\" to the template"))
            }
            resource.properties = globals.merged(into: resource.properties, type: resource.type)
            stack.resources.append(resource)
        }
        GeneratedResources.append(to: &stack, globals: globals)
    }

    private mutating func section(_ name: String, of root: TemplateNode) -> TemplateNode? {
        guard let node = root[name], !node.isNull else { return nil }
        guard node.entries != nil else {
            report.add(malformed(node.location, "Template format error: \(name) is a map, this is \(node.kind)"))
            return nil
        }
        return node
    }

    private mutating func resource(_ entry: TemplateNode.Entry) -> ResourceDeclaration? {
        let name = "\(label)/\(entry.key)"
        guard entry.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            report.add(
                malformed(
                    entry.location, resource: name,
                    "Template format error: Resource name \(entry.key) is non alphanumeric.",
                    remedy: "use letters and digits only"))
            return nil
        }
        guard let attributes = entry.value.entries else {
            report.add(
                malformed(
                    entry.location, resource: name,
                    "Template format error: [/Resources/\(entry.key)] is a map, this is \(entry.value.kind)"))
            return nil
        }
        for attribute in attributes where !Self.resourceAttributes.contains(attribute.key) {
            report.add(
                malformed(
                    attribute.location, resource: name, "Invalid template resource property '\(attribute.key)'",
                    remedy: Suggestion.question(for: attribute.key, in: Self.resourceAttributes)))
        }
        guard let type = entry.value["Type"]?.string else {
            report.add(
                malformed(
                    entry.location, resource: name,
                    "Template format error: [/Resources/\(entry.key)] Every Resources object must contain a Type member.",
                    remedy: "add a Type"))
            return nil
        }
        let empty = TemplateNode(.map([]), at: entry.location)
        var properties = entry.value["Properties"] ?? empty
        if properties.isNull { properties = empty }
        if properties.entries == nil {
            report.add(
                malformed(properties.location, resource: name, "Properties is a map, this is \(properties.kind)"))
            properties = empty
        }
        let dependencies = entry.value["DependsOn"].map { $0.items ?? [$0] } ?? []
        return ResourceDeclaration(
            logicalID: entry.key, type: type, properties: properties, condition: entry.value["Condition"],
            dependencies: dependencies, location: entry.location)
    }

    private mutating func parameter(_ entry: TemplateNode.Entry) -> ParameterDeclaration {
        let node = entry.value
        if node["Type"]?.string == nil {
            report.add(
                malformed(
                    entry.location, "Template format error: Every Parameters object must contain a Type member.",
                    remedy: "give \(entry.key) a Type, such as String"))
        }
        func number(_ key: String) -> Double? { node[key]?.text.flatMap(Double.init) }
        return ParameterDeclaration(
            name: entry.key, type: node["Type"]?.string ?? "String", defaultValue: node["Default"],
            allowedValues: node["AllowedValues"]?.items?.compactMap(\.text),
            allowedPattern: node["AllowedPattern"]?.string,
            constraintDescription: node["ConstraintDescription"]?.string,
            lengthMin: number("MinLength").map { Int($0) }, lengthMax: number("MaxLength").map { Int($0) },
            valueMin: number("MinValue"), valueMax: number("MaxValue"), location: entry.location)
    }

    private mutating func output(_ entry: TemplateNode.Entry) -> OutputDeclaration? {
        guard let value = entry.value["Value"] else {
            report.add(
                malformed(
                    entry.location,
                    "Template format error: Every Outputs member must contain a Value object ([/Outputs/\(entry.key)]).",
                    remedy: "add a Value"))
            return nil
        }
        return OutputDeclaration(
            name: entry.key, value: value, exportName: entry.value["Export"]?["Name"],
            condition: entry.value["Condition"], location: entry.location)
    }

    private func malformed(
        _ location: TemplateLocation, resource: String? = nil, _ what: String, remedy: String? = nil
    ) -> TemplateIssue {
        TemplateIssue(.malformedTemplate, at: location, resource: resource, what, remedy: remedy)
    }

    private mutating func unsupported(_ location: TemplateLocation, _ what: String) {
        report.add(UnsupportedFeature(resource: label, what: what, location: location))
    }
}
