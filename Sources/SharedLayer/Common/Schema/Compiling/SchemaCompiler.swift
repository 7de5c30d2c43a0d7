/// Turns a schema into its graph of checks.
struct SchemaCompiler {
    typealias NodeID = CompiledSchema.NodeID

    private let root: JSONValue
    private let anchors: [String: String]
    private var compiled = CompiledSchema()
    /// The subschemas that have been begun, by their pointers: references find them here.
    private var known: [String: NodeID] = [:]
    private var depth = 0

    /// Subschemas inside one another.
    private static let depthMax = 256
    private static let dialect = "https://json-schema.org/draft/2020-12/schema"

    init(root: JSONValue) {
        self.root = root
        anchors = SchemaAnchors.collect(root)
    }

    mutating func compile() throws(SchemaError) -> CompiledSchema {
        if let dialect = root["$schema"], dialect != .string(Self.dialect), dialect != .string(Self.dialect + "#") {
            throw SchemaError(.unsupportedKeyword, "the schema must be of JSON Schema 2020-12", at: "/$schema")
        }
        compiled.root = try node(root, at: "")
        try SchemaCycles.refuse(in: compiled, pointers: known)
        return compiled
    }

    /// The place of a subschema, compiled on its first mention.
    mutating func node(_ schema: JSONValue, at pointer: String) throws(SchemaError) -> NodeID {
        if let id = known[pointer] { return id }
        guard depth < Self.depthMax else {
            throw SchemaError(.tooDeep, "more than \(Self.depthMax) subschemas inside one another", at: pointer)
        }
        depth += 1
        let id = compiled.nodes.count
        compiled.nodes.append(.init())
        known[pointer] = id
        compiled.nodes[id].checks = try checks(schema, at: pointer)
        depth -= 1
        return id
    }

    private mutating func checks(
        _ schema: JSONValue, at pointer: String
    ) throws(SchemaError) -> [CompiledSchema.Check] {
        switch schema {
        case .bool(true):
            return []
        case .bool(false):
            return [.init(schemaPath: pointer, rule: .nothing)]
        case .object(let object):
            var checks: [CompiledSchema.Check] = []
            for member in object.members {
                let keyword = SchemaKeyword(
                    name: member.name, value: member.value, schema: object,
                    pointer: JSONPointer.appending(member.name, to: pointer), parent: pointer)
                if let rule = try rule(of: keyword) {
                    checks.append(.init(schemaPath: keyword.pointer, rule: rule))
                }
            }
            return checks
        default:
            throw SchemaError(.invalidKeyword, "a schema is an object, true or false", at: pointer)
        }
    }

    /// What a keyword demands; nil for annotations, and for keywords that another one takes care of.
    private mutating func rule(of keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        if SchemaKeyword.unsupported.contains(keyword.name) || keyword.isEmbeddedIdentifier {
            throw keyword.error(.unsupportedKeyword, "this validator does not offer \(keyword.name)")
        }
        if let rule = try keyword.valueRule() { return rule }
        if let rule = try objectRule(keyword) { return rule }
        return try applicatorRule(keyword)
    }

    /// The subschema that a reference means.
    mutating func resolve(_ keyword: SchemaKeyword) throws(SchemaError) -> NodeID {
        var reference = try keyword.string()
        if let id = root["$id"]?.string, reference.hasPrefix(id) { reference.removeFirst(id.count) }
        if reference.isEmpty { return try node(root, at: "") }
        guard reference.first == "#", let fragment = PercentEncoding.decode(reference.dropFirst()) else {
            throw keyword.error(.unresolvableReference, "only references within the document are followed")
        }
        let pointer = fragment.isEmpty || fragment.first == "/" ? fragment : anchors[fragment]
        guard let pointer, let schema = root.value(at: pointer) else {
            throw keyword.error(.unresolvableReference, "there is nothing at \(reference)")
        }
        return try node(schema, at: pointer)
    }
}
