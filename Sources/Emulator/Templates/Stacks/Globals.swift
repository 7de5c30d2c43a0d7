/// The `Globals` section, merged into resources as SAM does.
///
/// Source: SAM specification, "Globals section": primitives are replaced, maps are merged, lists are joined with the
/// global items first.
struct Globals: Sendable {
    private let sections: [String: TemplateNode]

    static let sectionTypes = [
        "Function": "AWS::Serverless::Function", "Api": "AWS::Serverless::Api",
        "HttpApi": "AWS::Serverless::HttpApi", "SimpleTable": "AWS::Serverless::SimpleTable",
        "LayerVersion": "AWS::Serverless::LayerVersion", "StateMachine": "AWS::Serverless::StateMachine",
        "CapacityProvider": "AWS::Serverless::CapacityProvider", "WebSocketApi": "AWS::Serverless::WebSocketApi",
    ]

    init(_ node: TemplateNode?, report: inout Report) {
        var sections: [String: TemplateNode] = [:]
        for entry in node?.entries ?? [] {
            guard let type = Self.sectionTypes[entry.key] else {
                report.add(
                    TemplateIssue(
                        .malformedTemplate, at: entry.location,
                        "'Globals' section is invalid: '\(entry.key)' is not a supported section of Globals",
                        remedy: Suggestion.question(for: entry.key, in: Self.sectionTypes.keys)
                            ?? "use one of \(Self.sectionTypes.keys.sorted().joined(separator: ", "))"))
                continue
            }
            sections[type] = entry.value
        }
        self.sections = sections
    }

    func merged(into properties: TemplateNode, type: String) -> TemplateNode {
        guard let globals = sections[type] else { return properties }
        return Self.merge(globals, properties)
    }

    private static func merge(_ global: TemplateNode, _ local: TemplateNode) -> TemplateNode {
        guard Intrinsic(global) == nil, Intrinsic(local) == nil else { return local }
        switch (global.content, local.content) {
        case (.list(let first), .list(let second)):
            return TemplateNode(.list(first + second), at: local.location)
        case (.map(let first), .map(let second)):
            var entries = first
            for entry in second {
                if let index = entries.firstIndex(where: { $0.key == entry.key }) {
                    entries[index].value = merge(entries[index].value, entry.value)
                    entries[index].location = entry.location
                } else {
                    entries.append(entry)
                }
            }
            return TemplateNode(.map(entries), at: local.location)
        default: return local
        }
    }
}
