/// An element of an XML request: a name without its prefix, text, children.
package struct XMLNode: Sendable, Equatable {
    package let name: String
    /// By name without prefix; namespace declarations are left out.
    package var attributes: [String: String]
    /// The element's own text, pieces between children joined.
    package var text: String
    package var children: [XMLNode]

    package init(_ name: String, attributes: [String: String] = [:], text: String = "", children: [XMLNode] = []) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// The first child of that name.
    package subscript(name: String) -> XMLNode? { children.first { $0.name == name } }

    package func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }
}
