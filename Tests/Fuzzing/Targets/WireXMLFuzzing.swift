@testable import Wire

/// A document is read within its limits or refused, and what was read is written as a document that reads as the same.
func fuzzWireXML(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let root = try? XMLReader.read(bytes) else { return }
    try promise(depth(of: root) <= XMLReader.depthMax, "elements are nested no deeper than the limit")
    try promise(count(of: root) <= XMLReader.elementsMax, "there are no more elements than the limit")
    let plain = root.withoutMixedText
    let written = element(of: plain).document
    let again = try? XMLReader.read(written)
    try promise(
        again == plain,
        "\(plain) is written as \(String(decoding: written, as: UTF8.self)), \(String(describing: again))")
}

private func depth(of node: XMLNode) -> Int { 1 + (node.children.map(depth).max() ?? 0) }

private func count(of node: XMLNode) -> Int { node.children.reduce(1) { $0 + count(of: $1) } }

/// With a prefix, for local names that need one: `a:1` is element 1.
private func element(of node: XMLNode) -> XMLElement {
    let attributes = node.attributes.map { (name: "n:\($0.key)", value: $0.value) }
    if node.children.isEmpty { return XMLElement("n:\(node.name)", attributes: attributes, text: node.text) }
    return XMLElement("n:\(node.name)", attributes: attributes, children: node.children.map(element))
}

extension XMLNode {
    /// An answer's element has text or children.
    fileprivate var withoutMixedText: XMLNode {
        XMLNode(
            name, attributes: attributes, text: children.isEmpty ? text : "", children: children.map(\.withoutMixedText)
        )
    }
}
