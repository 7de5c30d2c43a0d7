import FoundationEssentials

/// Reads the files of a tree of stacks, from the root down.
struct StackLoader {
    /// CloudFormation's limit for a template in S3.
    static let templateBytesMax = 1_048_576
    /// CloudFormation lets nested stacks go deeper; nobody means to.
    static let nestingMax = 10

    private(set) var tree = StackTree()
    private(set) var report = Report()

    mutating func load(_ path: String, stackName: String) {
        load(TemplatePath(path), label: stackName, stackName: stackName, nesting: nil, ancestors: [], from: nil)
    }

    private mutating func load(
        _ path: TemplatePath, label: String, stackName: String, nesting: StackTemplate.Nesting?,
        ancestors: [TemplatePath], from origin: (location: TemplateLocation, resource: String)?
    ) {
        let asked = origin?.location ?? TemplateLocation(path: path.shown, line: 1)
        let chain = ancestors + [path]
        guard !ancestors.contains(where: { $0.absolute == path.absolute }) else {
            report.add(
                TemplateIssue(
                    .circularDependency, at: asked, resource: origin?.resource,
                    "Templates nest each other: " + chain.map(\.shown).joined(separator: " → "),
                    remedy: "take one of these nestings out"))
            return
        }
        guard chain.count <= Self.nestingMax else {
            report.add(
                TemplateIssue(
                    .limitExceeded, at: asked, resource: origin?.resource,
                    "Templates nest more than \(Self.nestingMax) deep"))
            return
        }
        do throws(TemplateIssue) {
            let root = try Self.read(path, asked: asked, resource: origin?.resource)
            var stack = StackTemplate(
                id: tree.stacks.count, nesting: nesting, label: label, stackName: stackName, path: path)
            var reader = SectionReader(label: label)
            reader.read(root, into: &stack)
            report.add(reader.report)
            tree.stacks.append(stack)
            for resource in stack.resources {
                guard let (location, text) = Self.nestedLocation(of: resource) else { continue }
                load(
                    path.folder.appending(text),
                    label: nesting == nil ? resource.logicalID : "\(label).\(resource.logicalID)",
                    stackName: "\(stackName)-\(resource.logicalID)",
                    nesting: StackTemplate.Nesting(stack: stack.id, logicalID: resource.logicalID),
                    ancestors: chain, from: (location, "\(label)/\(resource.logicalID)"))
            }
        } catch {
            report.add(error)
        }
    }

    /// The local template that a resource nests; others are told by `NestedStackMapping`.
    private static func nestedLocation(of resource: ResourceDeclaration) -> (TemplateLocation, String)? {
        let property: String
        switch resource.type {
        case "AWS::Serverless::Application": property = "Location"
        case "AWS::CloudFormation::Stack": property = "TemplateURL"
        default: return nil
        }
        guard let node = resource.properties[property], let text = node.string, !text.contains("://") else {
            return nil
        }
        return (node.location, text)
    }

    private static func read(
        _ path: TemplatePath, asked: TemplateLocation, resource: String?
    ) throws(TemplateIssue) -> TemplateNode {
        func unreadable(_ what: String, _ remedy: String? = nil) -> TemplateIssue {
            TemplateIssue(.unreadableFile, at: asked, resource: resource, what, remedy: remedy)
        }
        guard path.exists else {
            throw unreadable("There is no template \(path.shown)", "give the path of a template.json or template.yaml")
        }
        guard !path.isFolder else {
            throw unreadable("\(path.shown) is a folder", "name the template in it")
        }
        guard let data = FileManager.default.contents(atPath: path.absolute) else {
            throw unreadable("The template \(path.shown) cannot be read", "check its permissions")
        }
        guard data.count <= templateBytesMax else {
            throw TemplateIssue(
                .limitExceeded, at: asked, resource: resource,
                "The template \(path.shown) has \(data.count) bytes, over CloudFormation's \(templateBytesMax)",
                remedy: "split it into nested stacks")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw unreadable("The template \(path.shown) is not UTF-8")
        }
        var parser = TemplateParser(path: path.shown)
        return try parser.parse(text)
    }
}
