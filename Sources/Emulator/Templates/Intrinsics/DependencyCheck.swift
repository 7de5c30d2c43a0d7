/// Checks a stack's references without resolving them: each leads somewhere, and no resource waits for itself.
///
/// CloudFormation makes resources in the order of their references, so a cycle cannot be made there, even where
/// names alone would do here.
struct DependencyCheck {
    private let stack: StackTemplate
    private let names: Set<String>
    private(set) var report = Report()

    init(_ stack: StackTemplate) {
        self.stack = stack
        names = Set(stack.resources.map(\.logicalID) + stack.parameters.map(\.name))
    }

    mutating func run() {
        var edges: [String: [String]] = [:]
        for resource in stack.resources {
            edges[resource.logicalID, default: []] += dependencies(of: resource)
            // SAM writes the functions behind an API into the API's definition.
            for api in apis(of: resource) { edges[api, default: []].append(resource.logicalID) }
        }
        for output in stack.outputs {
            for reference in ReferenceScanner(output.value).references {
                check(reference.name, at: reference.location, resource: nil, block: "Outputs")
            }
        }
        findCycles(edges)
    }

    /// The APIs of this template to which a function's events add routes.
    private func apis(of resource: ResourceDeclaration) -> [String] {
        guard resource.type == "AWS::Serverless::Function" else { return [] }
        return (resource.properties["Events"]?.entries ?? []).compactMap { event in
            if let implicit = GeneratedResources.implicitAPI(of: event.value) { return implicit.logicalID }
            let properties = event.value["Properties"]
            return (properties?["ApiId"] ?? properties?["RestApiId"])?["Ref"]?.string
        }
    }

    private mutating func dependencies(of resource: ResourceDeclaration) -> [String] {
        let label = "\(stack.label)/\(resource.logicalID)"
        var found: [String] = []
        for entry in resource.properties.entries ?? [] {
            for reference in ReferenceScanner(entry.value).references {
                check(reference.name, at: reference.location, resource: label, block: "Resources")
                // SAM makes resources of their own from a function's events.
                let isEvent = resource.type == "AWS::Serverless::Function" && entry.key == "Events"
                if !isEvent { found.append(reference.name) }
            }
        }
        for dependency in resource.dependencies {
            guard let name = dependency.string else { continue }
            found.append(name)
            guard stack.resource(name) == nil else { continue }
            report.add(
                TemplateIssue(
                    .unresolvedReference, at: dependency.location, resource: label,
                    "Template format error: Unresolved resource dependencies [\(name)] in the Resources block of the template",
                    remedy: advice(for: name, in: stack.resources.map(\.logicalID), kind: "resource")))
        }
        return found
    }

    private mutating func check(_ name: String, at location: TemplateLocation, resource: String?, block: String) {
        guard !names.contains(name) else { return }
        report.add(
            TemplateIssue(
                .unresolvedReference, at: location, resource: resource ?? stack.label,
                "Template format error: Unresolved resource dependencies [\(name)] in the \(block) block of the template",
                remedy: advice(for: name, in: names, kind: "parameter or resource")))
    }

    private func advice(for name: String, in candidates: some Sequence<String>, kind: String) -> String {
        Suggestion.question(for: name, in: candidates) ?? "declare a \(kind) of that name"
    }

    /// Depth first from each resource; what was left is never entered again, so each cycle is told once.
    private mutating func findCycles(_ edges: [String: [String]]) {
        var done: Set<String> = []
        var trail: [String] = []
        func visit(_ name: String, _ cycles: inout [[String]]) {
            if let start = trail.firstIndex(of: name) {
                cycles.append(trail[start...] + [name])
                return
            }
            guard !done.contains(name) else { return }
            trail.append(name)
            for next in edges[name] ?? [] where edges[next] != nil { visit(next, &cycles) }
            trail.removeLast()
            done.insert(name)
        }
        for resource in stack.resources {
            var cycles: [[String]] = []
            visit(resource.logicalID, &cycles)
            for cycle in cycles {
                let first = stack.resource(cycle[0])
                report.add(
                    TemplateIssue(
                        .circularDependency, at: first?.location ?? resource.location,
                        resource: "\(stack.label)/\(cycle[0])",
                        "Circular dependency between resources: " + cycle.joined(separator: " → "),
                        remedy: "take one of these references out, for instance by giving a fixed name"))
            }
        }
    }
}
