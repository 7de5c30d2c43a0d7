import JSONCoding

/// The part of JSONPath that EventBridge takes: `$`, `.name`, `['name']`, `[2]` and `[*]`.
struct JSONPath: Sendable, Equatable {
    private enum Step: Equatable {
        case member(String)
        case element(Int)
        case every
    }

    private let steps: [Step]

    /// Nil for what is no such path.
    init?(_ text: String) {
        guard text.first == "$" else { return nil }
        var steps: [Step] = []
        var rest = text.dropFirst()
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == "." {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                steps.append(name == "*" ? .every : .member(String(name)))
                rest = rest[name.endIndex...]
                continue
            }
            guard first == "[", let end = rest.firstIndex(of: "]") else { return nil }
            guard let step = Self.step(inBrackets: rest[..<end]) else { return nil }
            steps.append(step)
            rest = rest[rest.index(after: end)...]
        }
        self.steps = steps
    }

    private static func step(inBrackets text: Substring) -> Step? {
        if text == "*" { return .every }
        if let index = Int(text) { return .element(index) }
        guard text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote else {
            return nil
        }
        return .member(String(text.dropFirst().dropLast()))
    }

    /// The JSON at the path; nil where there is nothing. With `[*]` an array of all that was found.
    func value(in document: JSONDocument) -> [UInt8]? {
        var found = [JSONDocument.root]
        for step in steps { found = found.flatMap { Self.children(of: $0, step, in: document) } }
        let texts = found.map { Self.text(of: $0, in: document) }
        guard steps.contains(.every) else { return texts.first }
        return Array("[".utf8) + texts.joined(separator: Array(",".utf8)) + Array("]".utf8)
    }

    private static func children(of index: Int, _ step: Step, in document: JSONDocument) -> [Int] {
        switch (step, document[index].kind) {
        case (.member(let name), .object):
            var child: Int?
            document.forEachMember(of: index) { key, value in
                if child == nil, document.string(at: key) == name { child = value }
            }
            return child.map { [$0] } ?? []
        case (.every, .object):
            var children: [Int] = []
            document.forEachMember(of: index) { children.append($1) }
            return children
        case (.element, .array), (.every, .array):
            var children: [Int] = []
            var child = index + 1
            while child < document[index].end {
                children.append(child)
                child = document.next(after: child)
            }
            guard case .element(let wanted) = step else { return children }
            let place = wanted < 0 ? children.count + wanted : wanted
            return children.indices.contains(place) ? [children[place]] : []
        default: return []
        }
    }

    /// Written anew from the tape, which knows the places of scalars only.
    // Recursion ends: the document is nested at most `JSONCoder.nestingDepthMax` deep.
    static func text(of index: Int, in document: JSONDocument) -> [UInt8] {
        let entry = document[index]
        switch entry.kind {
        case .null: return Array("null".utf8)
        case .true: return Array("true".utf8)
        case .false: return Array("false".utf8)
        case .number: return Array(document.text[entry.bytes])
        case .string, .binary, .set:
            return [UInt8(ascii: "\"")] + document.text[entry.bytes] + [UInt8(ascii: "\"")]
        case .array:
            var text = Array("[".utf8)
            var child = index + 1
            while child < entry.end {
                if text.count > 1 { text.append(UInt8(ascii: ",")) }
                text += Self.text(of: child, in: document)
                child = document.next(after: child)
            }
            return text + Array("]".utf8)
        case .object:
            var text = Array("{".utf8)
            document.forEachMember(of: index) { name, value in
                if text.count > 1 { text.append(UInt8(ascii: ",")) }
                text += Self.text(of: name, in: document) + Array(":".utf8) + Self.text(of: value, in: document)
            }
            return text + Array("}".utf8)
        }
    }
}
