import Wire

/// The children that an encoder gathers, shared by its containers.
final class XMLElements {
    private(set) var all: [XMLElement] = []
    /// Of a value that is no structure.
    var text: String?

    func append(_ element: XMLElement) { all.append(element) }

    func append(contentsOf elements: [XMLElement]) { all.append(contentsOf: elements) }

    /// What was gathered, as one element.
    func element(_ name: String) -> XMLElement {
        text.map { XMLElement(name, text: $0) } ?? XMLElement(name, children: all)
    }
}
