extension SchemaLibrary {
    /// A subschema that a reference leads to.
    struct Target {
        let location: SchemaLocation
        let schema: JSONValue
        let resource: Int
        /// The fragment when it is an anchor's name, by which `$dynamicRef` looks further.
        let anchor: String?
    }

    /// What a reference in that resource means. `keyword` is the reference's own place, for errors.
    mutating func resolve(
        _ reference: String, in resource: Int, keyword: SchemaLocation
    ) throws(SchemaError) -> Target {
        let absolute = URIReference(reference).resolved(against: URIReference(resources[resource].uri))
        let uri = absolute.withoutFragment.text
        // A document without a URI is found from within by a mere fragment.
        let isInside = URIReference(reference).withoutFragment.text.isEmpty
        guard let target = isInside ? resource : try self.resource(uri) else {
            throw error(
                .unresolvableReference, "nothing is registered as \(uri); references are never fetched", at: keyword)
        }
        guard let fragment = PercentEncoding.decode(absolute.fragment ?? "") else {
            throw error(.unresolvableReference, "the fragment of \(reference) is not legal", at: keyword)
        }
        let root = resources[target]
        if fragment.isEmpty || fragment.first == "/" {
            return try follow(fragment, from: target, reference, keyword)
        }
        guard let pointer = root.anchors[fragment] else {
            throw error(.unresolvableReference, "there is no anchor \(fragment) in \(uri)", at: keyword)
        }
        let location = SchemaLocation(document: root.location.document, pointer: pointer)
        guard let schema = documents[location.document].value(at: pointer) else {
            throw error(.unresolvableReference, "there is nothing at \(reference)", at: keyword)
        }
        return Target(
            location: location, schema: schema, resource: self.resource(at: location) ?? target, anchor: fragment)
    }

    /// Goes down a pointer, into the resources that begin on the way.
    private func follow(
        _ pointer: String, from start: Int, _ reference: String, _ keyword: SchemaLocation
    ) throws(SchemaError) -> Target {
        var location = resources[start].location
        var resource = start
        var schema = documents[location.document].value(at: location.pointer)
        for name in JSONPointer.names(pointer) ?? ["?"] {
            location = location.appending(name)
            resource = self.resource(at: location) ?? resource
            schema = schema?.value(at: JSONPointer.appending(name, to: ""))
        }
        guard let schema else {
            throw error(.unresolvableReference, "there is nothing at \(reference)", at: keyword)
        }
        return Target(location: location, schema: schema, resource: resource, anchor: nil)
    }
}
