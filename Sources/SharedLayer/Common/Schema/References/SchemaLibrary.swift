/// The documents of a compilation: the schema itself, and those that references lead to.
struct SchemaLibrary {
    private let registered: SchemaDocuments
    let draft: SchemaDraft
    private(set) var documents: [JSONValue] = []
    var resources: [SchemaResource] = []
    private var resourcesByURI: [String: Int] = [:]
    private var resourcesByLocation: [SchemaLocation: Int] = [:]

    /// - Parameter draft: For schemas without `$schema`.
    init(_ registered: SchemaDocuments, draft: SchemaDraft) {
        self.registered = registered
        self.draft = draft
    }

    /// Takes a document in, with all resources and anchors in it; gives the place of its root's resource.
    mutating func load(_ schema: JSONValue, as uri: String) throws(SchemaError) -> Int {
        let location = SchemaLocation(document: documents.count, pointer: "")
        documents.append(schema)
        let first = resources.count
        var indexer = SchemaIndexer()
        try indexer.index(schema, at: location, uri: uri, in: &self)
        if resourcesByURI[uri] == nil { resourcesByURI[uri] = first }
        return first
    }

    mutating func add(_ resource: SchemaResource) throws(SchemaError) -> Int {
        let place = resources.count
        if !resource.uri.isEmpty, resourcesByURI[resource.uri] != nil, !resource.location.pointer.isEmpty {
            throw error(
                .ambiguousIdentifier, "two schemas have the identifier \(resource.uri)", at: resource.location)
        }
        resources.append(resource)
        resourcesByURI[resource.uri] = place
        resourcesByLocation[resource.location] = place
        return place
    }

    /// The resource that begins there.
    func resource(at location: SchemaLocation) -> Int? { resourcesByLocation[location] }

    /// The resource of that URI, loaded on its first mention; nil when nobody registered it.
    mutating func resource(_ uri: String) throws(SchemaError) -> Int? {
        if let place = resourcesByURI[uri] { return place }
        guard let schema = metaschema(uri) else { return nil }
        return try load(schema, as: uri)
    }

    /// A document as it was registered, without taking it in.
    func metaschema(_ uri: String) -> JSONValue? { registered[uri] ?? SchemaMetaschemas.document(uri) }

    func error(_ code: SchemaError.Code, _ message: String, at location: SchemaLocation) -> SchemaError {
        SchemaError(code, message, at: path(location))
    }

    /// The pointer, after the document's URI when it is not the schema itself.
    func path(_ location: SchemaLocation) -> String {
        guard location.document > 0 else { return location.pointer }
        let uri = resources.first { $0.location.document == location.document }?.uri ?? ""
        return uri + "#" + location.pointer
    }
}
