extension SchemaCompiler {
    /// The subschema that a reference means, and the anchor that it names.
    mutating func resolve(_ keyword: SchemaKeyword) throws(SchemaError) -> (node: NodeID, target: SchemaLibrary.Target)
    {
        let target = try library.resolve(
            try keyword.string(), in: keyword.resource, keyword: keyword.location)
        return (referenced(target.schema, at: target.location, in: target.resource), target)
    }

    /// A dynamic reference is one only when what it means at first has the anchor as a dynamic one; otherwise it is a
    /// mere `$ref`.
    mutating func dynamicReference(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule {
        let (node, target) = try resolve(keyword)
        guard let anchor = target.anchor, library.resources[target.resource].dynamicAnchors[anchor] != nil else {
            return .reference(node)
        }
        dynamicReferences.append((node, anchor))
        return .dynamicReference(dynamicReferences.count - 1)
    }

    /// For each dynamic reference what it may mean, by resource. Compiling that can load documents and find further dynamic
    /// references, until there is nothing new.
    mutating func candidates() throws(SchemaError) -> [SchemaDynamicReference] {
        var done = -1
        var candidates: [[Int: NodeID]] = []
        while done != dynamicReferences.count + library.resources.count {
            done = dynamicReferences.count + library.resources.count
            candidates = []
            for place in dynamicReferences.indices {
                candidates.append(try nodes(anchor: dynamicReferences[place].anchor ?? ""))
            }
        }
        return zip(dynamicReferences, candidates).map {
            SchemaDynamicReference(initial: $0.initial, candidates: $1)
        }
    }

    private mutating func nodes(anchor: String) throws(SchemaError) -> [Int: NodeID] {
        var nodes: [Int: NodeID] = [:]
        for place in library.resources.indices {
            let resource = library.resources[place]
            guard let pointer = resource.dynamicAnchors[anchor] else { continue }
            let location = SchemaLocation(document: resource.location.document, pointer: pointer)
            guard let schema = library.documents[location.document].value(at: pointer) else { continue }
            nodes[place] = referenced(schema, at: location, in: place)
        }
        try compileWaiting()
        return nodes
    }
}
