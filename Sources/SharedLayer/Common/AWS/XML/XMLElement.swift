/// An element of an XML document: its name, its text and the elements in it.
package struct XMLElement: Sendable, Equatable {
    /// Without the prefix of a namespace.
    package let name: String
    /// All text directly in the element. Around child elements it is mostly white space.
    package internal(set) var text: String
    package internal(set) var children: [XMLElement]

    package init(_ name: String, text: String = "", children: [XMLElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The first child of that name.
    package subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

    /// All children of that name, such as the members of a list.
    package func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}
