/// A place in one of the documents that a schema is made of.
struct SchemaLocation: Hashable, Sendable {
    /// The place of the document in the library.
    let document: Int
    /// From the document's root, as a JSON Pointer.
    let pointer: String

    func appending(_ name: String) -> SchemaLocation {
        SchemaLocation(document: document, pointer: JSONPointer.appending(name, to: pointer))
    }

    func appending(_ place: Int) -> SchemaLocation {
        SchemaLocation(document: document, pointer: "\(pointer)/\(place)")
    }
}
