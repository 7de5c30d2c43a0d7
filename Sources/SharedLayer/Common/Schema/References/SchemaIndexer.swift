/// Walks through a document's subschemas and notes their identifiers and anchors.
///
/// Only what a keyword says is a subschema counts: an `$id` in an `enum`, or below an unknown name, is data.
struct SchemaIndexer {
    private var depth = 0

    /// Subschemas inside one another.
    static let depthMax = 256

    mutating func index(
        _ schema: JSONValue, at location: SchemaLocation, uri: String, in library: inout SchemaLibrary
    ) throws(SchemaError) {
        let root = schema.object ?? JSONObject()
        let dialect =
            if let named = root["$schema"]?.string {
                try library.dialect(named, at: location)
            } else {
                SchemaDialect(library.draft)
            }
        let identifier = Self.identifier(of: root, in: dialect.draft).map {
            URIReference($0).withoutFragment.resolved(against: URIReference(uri)).text
        }
        let resource = try library.add(SchemaResource(location: location, uri: identifier ?? uri, dialect: dialect))
        try anchors(of: root, at: location, resource, in: &library)
        try children(of: root, at: location, resource, in: &library)
    }

    private mutating func walk(
        _ schema: JSONValue, at location: SchemaLocation, _ parent: Int, in library: inout SchemaLibrary
    ) throws(SchemaError) {
        guard case .object(let object) = schema else { return }
        guard depth < Self.depthMax else {
            throw library.error(
                .tooDeep, "more than \(Self.depthMax) subschemas inside one another", at: location)
        }
        depth += 1
        defer { depth -= 1 }
        let resource = try self.resource(object, at: location, parent, in: &library)
        try anchors(of: object, at: location, resource, in: &library)
        try children(of: object, at: location, resource, in: &library)
    }

    /// The resource that a subschema belongs to: one of its own when it has an identifier.
    private func resource(
        _ object: JSONObject, at location: SchemaLocation, _ parent: Int, in library: inout SchemaLibrary
    ) throws(SchemaError) -> Int {
        let outer = library.resources[parent]
        guard let identifier = Self.identifier(of: object, in: outer.dialect.draft) else { return parent }
        let uri = URIReference(identifier).resolved(against: URIReference(outer.uri)).withoutFragment.text
        let dialect =
            if let named = object["$schema"]?.string {
                try library.dialect(named, at: location)
            } else {
                outer.dialect
            }
        return try library.add(SchemaResource(location: location, uri: uri, dialect: dialect))
    }

    /// The `$id` that gives a schema a URI. Draft 7 also has those that are a mere fragment, and ignores what stands beside
    /// `$ref`.
    private static func identifier(of object: JSONObject, in draft: SchemaDraft) -> String? {
        guard let identifier = object["$id"]?.string, !identifier.hasPrefix("#") else { return nil }
        return draft == .draft7 && object["$ref"] != nil ? nil : identifier
    }

    private func anchors(
        of object: JSONObject, at location: SchemaLocation, _ resource: Int, in library: inout SchemaLibrary
    ) throws(SchemaError) {
        var names: [(keyword: String, name: String)] = []
        switch library.resources[resource].dialect.draft {
        case .draft7:
            guard object["$ref"] == nil, let identifier = object["$id"]?.string else { return }
            if let fragment = URIReference(identifier).fragment, !fragment.isEmpty { names.append(("$id", fragment)) }
        case .draft202012:
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let name = object[keyword]?.string { names.append((keyword, name)) }
            }
        }
        for (keyword, name) in names {
            let known = library.resources[resource].anchors.updateValue(location.pointer, forKey: name)
            guard known == nil || known == location.pointer else {
                throw library.error(.ambiguousIdentifier, "two schemas have the anchor \(name)", at: location)
            }
            if keyword == "$dynamicAnchor" { library.resources[resource].dynamicAnchors[name] = location.pointer }
        }
    }

    private mutating func children(
        of object: JSONObject, at location: SchemaLocation, _ resource: Int, in library: inout SchemaLibrary
    ) throws(SchemaError) {
        let draft = library.resources[resource].dialect.draft
        for member in object.members {
            guard let shape = SchemaShape.of(member.name, in: draft) else { continue }
            let keyword = location.appending(member.name)
            for (path, schema) in shape.subschemas(of: member.value) {
                let place = SchemaLocation(document: keyword.document, pointer: keyword.pointer + path)
                try walk(schema, at: place, resource, in: &library)
            }
        }
    }
}
