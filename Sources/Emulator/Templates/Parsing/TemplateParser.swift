import Yams

/// Reads the text of a template, JSON or YAML, into nodes that know their lines.
///
/// JSON is read by the YAML parser too: what templates use of it is a subset, and its marks give the lines.
struct TemplateParser {
    /// The place of the file in messages.
    let path: String
    /// Aliases are copied where they stand, so a small file can name a huge tree.
    static let nodesMax = 100_000

    private var nodeCount = 0

    init(path: String) {
        self.path = path
    }

    mutating func parse(_ text: String) throws(TemplateIssue) -> TemplateNode {
        let root: Node?
        do {
            root = try Parser(yaml: text).singleRoot()
        } catch let error as YamlError {
            throw Self.issue(of: error, path: path)
        } catch {
            throw TemplateIssue(.malformedTemplate, at: place(1), "The template cannot be read: \(error)")
        }
        guard let root else {
            throw TemplateIssue(.malformedTemplate, at: place(1), "The template is empty")
        }
        return try convert(root, enclosing: 1)
    }

    private func place(_ line: Int) -> TemplateLocation {
        TemplateLocation(path: path, line: line)
    }

    private mutating func convert(_ node: Node, enclosing: Int) throws(TemplateIssue) -> TemplateNode {
        let line = node.mark?.line ?? enclosing
        nodeCount += 1
        guard nodeCount <= Self.nodesMax else {
            throw TemplateIssue(
                .limitExceeded, at: place(line), "The template has more than \(Self.nodesMax) values",
                remedy: "look for aliases that multiply")
        }
        let value = TemplateNode(try content(of: node, line: line), at: place(line))
        guard let form = ShortForm(tag: Self.name(of: node)) else { return value }
        switch form {
        case .unknown(let tag):
            throw TemplateIssue(
                .malformedTemplate, at: place(line), "The tag \(tag) is no function of CloudFormation",
                remedy: "write it as text in quotes, or use one such as !Ref, !Sub or !GetAtt")
        case .function(let name):
            let argument = name == "Fn::GetAtt" ? Self.splitAttribute(value) : value
            let entry = TemplateNode.Entry(key: name, location: value.location, value: argument)
            return TemplateNode(.map([entry]), at: value.location)
        }
    }

    private mutating func content(of node: Node, line: Int) throws(TemplateIssue) -> TemplateNode.Content {
        switch node {
        case .scalar(let scalar): return Self.content(of: scalar, in: node)
        case .sequence(let sequence):
            var items: [TemplateNode] = []
            for item in sequence { items.append(try convert(item, enclosing: line)) }
            return .list(items)
        case .mapping(let mapping):
            var entries: [TemplateNode.Entry] = []
            for (key, value) in mapping {
                let keyLine = key.mark?.line ?? line
                guard let text = key.scalar?.string else {
                    throw TemplateIssue(.malformedTemplate, at: place(keyLine), "A key of a map must be a string")
                }
                let converted = try convert(value, enclosing: keyLine)
                entries.append(TemplateNode.Entry(key: text, location: place(keyLine), value: converted))
            }
            return .map(entries)
        case .alias:
            throw TemplateIssue(.malformedTemplate, at: place(line), "The alias names nothing")
        }
    }

    /// Plain scalars get YAML's types; quoted ones, tagged ones and dates stay text.
    private static func content(of scalar: Node.Scalar, in node: Node) -> TemplateNode.Content {
        guard scalar.style == .plain || scalar.style == .any, !scalar.tag.description.hasPrefix("!") else {
            return .string(scalar.string)
        }
        switch node.tag.description {
        case Tag.Name.null.rawValue: return .null
        case Tag.Name.bool.rawValue: return .bool(node.bool ?? false)
        case Tag.Name.int.rawValue:
            // YAML's other notations (0x10, 1_000) become decimal; with a leading zero (an account id) it stays text.
            guard scalar.string.hasPrefix("0"), scalar.string.count > 1 else {
                return node.int.map { .number(String($0)) } ?? .string(scalar.string)
            }
            return .string(scalar.string)
        case Tag.Name.float.rawValue:
            return Double(scalar.string)?.isFinite == true ? .number(scalar.string) : .string(scalar.string)
        default: return .string(scalar.string)
        }
    }

    private static func name(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.tag.description
        case .sequence(let sequence): sequence.tag.description
        case .mapping(let mapping): mapping.tag.description
        case .alias: ""
        }
    }

    /// `!GetAtt A.B.C` is `{"Fn::GetAtt": ["A", "B.C"]}`.
    private static func splitAttribute(_ value: TemplateNode) -> TemplateNode {
        guard let text = value.string, let dot = text.firstIndex(of: ".") else { return value }
        let parts = [String(text[..<dot]), String(text[text.index(after: dot)...])]
        return TemplateNode(.list(parts.map { .string($0, at: value.location) }), at: value.location)
    }

    private static func issue(of error: YamlError, path: String) -> TemplateIssue {
        func issue(_ problem: String, line: Int) -> TemplateIssue {
            TemplateIssue(
                .malformedTemplate, at: TemplateLocation(path: path, line: max(line, 1)),
                "The template is neither JSON nor YAML: \(problem)")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return issue(problem, line: mark.line)
        case .reader(let problem, let offset, _, let text):
            return issue(problem, line: text.prefix(offset ?? 0).count { $0.isNewline } + 1)
        case .duplicatedKeysInMapping(let keys, let context):
            return TemplateIssue(
                .malformedTemplate, at: TemplateLocation(path: path, line: max(context.mark.line, 1)),
                "The key \(keys.joined(separator: ", ")) stands twice in one map", remedy: "keep one of them")
        default:
            return issue("\(error)", line: 1)
        }
    }
}
