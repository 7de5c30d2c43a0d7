import JSONCoding

/// What an event has in the fields that patterns name.
struct EventFields: Sendable {
    private(set) var values: [FieldPath: [FieldValue]] = [:]
    /// Whether any of the values lies in an array's element.
    private(set) var hasArrays = false
    private var arrayCount = 0
    private var membership = ArrayMembership()

    /// Nil when the text is no JSON object.
    init?(_ event: [UInt8], read tree: FieldTree) {
        guard let document = try? JSONDocument(event), document[JSONDocument.root].kind == .object else { return nil }
        readObject(JSONDocument.root, of: document, at: FieldTree.root, tree)
    }

    subscript(path: FieldPath) -> [FieldValue] { values[path] ?? [] }

    // Recursion ends: the document is nested at most `JSONCoder.nestingDepthMax` deep.
    private mutating func readObject(_ object: Int, of document: JSONDocument, at node: Int, _ tree: FieldTree) {
        document.forEachMember(of: object) { name, value in
            guard let child = Self.child(of: node, named: name, document, tree) else { return }
            read(value, of: document, at: child, tree)
        }
    }

    private static func child(of node: Int, named name: Int, _ document: JSONDocument, _ tree: FieldTree) -> Int? {
        let entry = document[name]
        let text = entry.hasEscapes ? Array((document.string(at: name) ?? "").utf8)[...] : document.text[entry.bytes]
        if let child = tree.child(of: node, named: text) { return child }
        guard text.contains(FieldPath.dot) else { return nil }
        var node = node
        for step in text.split(separator: FieldPath.dot, omittingEmptySubsequences: false) {
            guard let child = tree.child(of: node, named: step) else { return nil }
            node = child
        }
        return node
    }

    private mutating func read(_ index: Int, of document: JSONDocument, at node: Int, _ tree: FieldTree) {
        switch document[index].kind {
        case .object: readObject(index, of: document, at: node, tree)
        case .array: readArray(index, of: document, at: node, tree)
        case .null: add("null".utf8, at: node, tree)
        case .true: add("true".utf8, at: node, tree)
        case .false: add("false".utf8, at: node, tree)
        case .number: add(document.text[document[index].bytes], at: node, tree, isNumber: true)
        case .string, .binary, .set:
            let entry = document[index]
            if entry.hasEscapes {
                add(FieldValue.quoted((document.string(at: index) ?? "").utf8), at: node, tree)
            } else {
                add(FieldValue.quoted(document.text[entry.bytes]), at: node, tree)
            }
        }
    }

    /// Objects and arrays in the array are its elements; plain values in it all belong to the field itself.
    private mutating func readArray(_ index: Int, of document: JSONDocument, at node: Int, _ tree: FieldTree) {
        let array = arrayCount
        arrayCount += 1
        var element = index + 1
        var place = 0
        while element < document[index].end {
            if document[element].isContainer {
                membership.enter(array, index: place)
                read(element, of: document, at: node, tree)
                membership.leave()
            } else {
                read(element, of: document, at: node, tree)
            }
            element = document.next(after: element)
            place += 1
        }
    }

    private mutating func add(
        _ text: some Collection<UInt8>, at node: Int, _ tree: FieldTree, isNumber: Bool = false
    ) {
        guard let path = tree.path(at: node) else { return }
        let number = isNumber ? try? ComparableNumber(text) : nil
        if !membership.isEmpty { hasArrays = true }
        values[path, default: []].append(FieldValue(text: Array(text), number: number, membership: membership))
    }
}
