/// Turns a schema into its tables.
struct SchemaCompiler {
    typealias NodeID = CompiledSchema.NodeID

    var library: SchemaLibrary
    let formats: FormatPolicy
    var tables = SchemaTables()
    /// The `$dynamicRef`s, whose candidates are known only when every document has been loaded.
    var dynamicReferences: [(initial: NodeID, anchor: String?)] = []
    private var nodes: [SchemaNode] = []
    private var places: [SchemaPlace] = []
    /// The subschemas that have been begun: references find them here.
    private var known: [SchemaLocation: NodeID] = [:]
    private var waiting: [Waiting] = []
    private var depth = 0

    /// A subschema that has its place and is still to be compiled.
    private struct Waiting {
        let node: NodeID
        let schema: JSONValue
        let location: SchemaLocation
    }

    init(library: SchemaLibrary, formats: FormatPolicy) {
        self.library = library
        self.formats = formats
    }

    mutating func compile(_ schema: JSONValue, as uri: String = "") throws(SchemaError) -> CompiledSchema {
        let resource = try library.load(schema, as: uri)
        let root = try node(schema, at: SchemaLocation(document: 0, pointer: ""), in: resource)
        try compileWaiting()
        tables.dynamicReferences = try candidates()
        let compiled = CompiledSchema(tables, nodes: nodes, places: places, root: root)
        try SchemaCycles.refuse(in: compiled)
        return compiled
    }

    /// The place of a subschema, compiled on its first mention.
    mutating func node(
        _ schema: JSONValue, at location: SchemaLocation, in outer: Int
    ) throws(SchemaError) -> NodeID {
        if let id = known[location] { return id }
        let id = reserve(location, in: outer)
        try compile(Waiting(node: id, schema: schema, location: location))
        return id
    }

    /// The place of a subschema that a reference leads to. It is compiled later, so that a long chain of references is no
    /// deep one.
    mutating func referenced(_ schema: JSONValue, at location: SchemaLocation, in outer: Int) -> NodeID {
        if let id = known[location] { return id }
        let id = reserve(location, in: outer)
        waiting.append(Waiting(node: id, schema: schema, location: location))
        return id
    }

    mutating func compileWaiting() throws(SchemaError) {
        while let next = waiting.popLast() { try compile(next) }
    }

    private mutating func reserve(_ location: SchemaLocation, in outer: Int) -> NodeID {
        let resource = library.resource(at: location) ?? outer
        known[location] = nodes.count
        nodes.append(SchemaNode(resource: resource))
        places.append(place(location, in: resource))
        return nodes.count - 1
    }

    private mutating func compile(_ next: Waiting) throws(SchemaError) {
        guard depth < SchemaIndexer.depthMax else {
            throw library.error(
                .tooDeep, "more than \(SchemaIndexer.depthMax) subschemas inside one another", at: next.location)
        }
        depth += 1
        defer { depth -= 1 }
        let resource = nodes[next.node].resource
        let rules = try rules(of: next.schema, at: next.location, in: resource)
        nodes[next.node] = SchemaNode(
            types: rules.types, resource: resource, strings: tables.slice(of: rules.strings),
            numbers: tables.slice(of: rules.numbers), arrays: tables.slice(of: rules.arrays),
            objects: tables.slice(of: rules.objects), all: tables.slice(of: rules.all),
            unevaluated: tables.slice(of: rules.unevaluated))
    }

    private func place(_ location: SchemaLocation, in resource: Int) -> SchemaPlace {
        let resource = library.resources[resource]
        let inside = location.pointer.dropFirst(resource.location.pointer.count)
        return SchemaPlace(
            path: library.path(location), absolute: resource.uri.isEmpty ? nil : "\(resource.uri)#\(inside)")
    }

    private mutating func rules(
        of schema: JSONValue, at location: SchemaLocation, in resource: Int
    ) throws(SchemaError) -> NodeRules {
        var rules = NodeRules()
        switch schema {
        case .bool(true): break
        case .bool(false): rules.types = []
        case .object(let object):
            let dialect = library.resources[resource].dialect
            // Beside a reference draft 7 ignores everything (core 7, section 8.3).
            let isReference = dialect.draft == .draft7 && object["$ref"] != nil
            for member in object.members where !isReference || member.name == "$ref" {
                let keyword = SchemaKeyword(
                    name: member.name, value: member.value, schema: object,
                    location: location.appending(member.name), parent: location, resource: resource,
                    dialect: dialect, path: library.path(location.appending(member.name)))
                try add(keyword, to: &rules)
            }
        default:
            throw library.error(.invalidKeyword, "a schema is an object, true or false", at: location)
        }
        return rules
    }

    /// Adds what a keyword demands: nothing for annotations, and for keywords that another one takes care of.
    private mutating func add(_ keyword: SchemaKeyword, to rules: inout NodeRules) throws(SchemaError) {
        guard isActive(keyword) else { return }
        if keyword.name == "type" {
            rules.types = try keyword.type()
        } else if let rule = try valueRule(keyword) {
            rules.add(rule)
        } else if let rule = try memberRule(keyword) {
            rules.add(rule)
        } else if keyword.name.hasPrefix("depend") {
            for dependency in try dependencies(keyword) { rules.add(.dependency(tables.place(of: dependency))) }
        } else if let rule = try applicatorRule(keyword) {
            rules.add(rule)
        }
    }

    /// Whether the schema's dialect has the keyword.
    func isActive(_ keyword: SchemaKeyword) -> Bool {
        switch keyword.dialect.draft {
        case .draft7:
            return ![
                "$dynamicRef", "$defs", "prefixItems", "dependentSchemas", "dependentRequired", "unevaluatedItems",
                "unevaluatedProperties", "minContains", "maxContains",
            ].contains(keyword.name)
        case .draft202012:
            guard let vocabulary = SchemaVocabularies.of(keyword.name) else { return false }
            return !keyword.dialect.vocabularies.isDisjoint(with: vocabulary)
        }
    }
}
