import SharedLayer

/// Whatever comes, the reader ends, keeps its limits, and finds the same thing each time.
func fuzzXML(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let root = try? XMLReader.read(bytes) else { return }
    try promise(!root.name.isEmpty, "an element has a name")
    try promise(depth(of: root) <= XMLReader.Limits().depthMax, "elements are nested no deeper than the limit")
    try promise((try? XMLReader.read(bytes)) == root, "the same bytes are the same document")
}

private func depth(of element: XMLElement) -> Int { 1 + (element.children.map(depth).max() ?? 0) }
