/// Reads a path in JSONPath's notation, whose `$.` may be left out.
struct FieldPathParser {
    private var rest: Substring

    init(_ text: String) {
        rest = text.hasPrefix("$") ? text.dropFirst() : text.hasPrefix("[") ? text[...] : Substring("." + text)
    }

    /// Nil when the path is none.
    mutating func parse() -> [FieldPathStep]? {
        var steps: [FieldPathStep] = []
        while !rest.isEmpty {
            if rest.hasPrefix("..") {
                rest = rest.dropFirst(2)
                steps.append(.descendants)
                guard let step = rest.hasPrefix("[") ? bracket() : word() else { return nil }
                steps.append(step)
            } else if rest.hasPrefix(".") {
                rest = rest.dropFirst()
                guard let step = word() else { return nil }
                steps.append(step)
            } else {
                guard let step = bracket() else { return nil }
                steps.append(step)
            }
        }
        return steps
    }

    private mutating func word() -> FieldPathStep? {
        let word = rest.prefix { $0 != "." && $0 != "[" }
        guard !word.isEmpty, !word.contains(where: { "]'\"?@()".contains($0) }) else { return nil }
        rest = rest.dropFirst(word.count)
        return word == "*" ? .any : .name(String(word))
    }

    private mutating func bracket() -> FieldPathStep? {
        guard rest.hasPrefix("[") else { return nil }
        rest = rest.dropFirst()
        if let quote = rest.first, quote == "'" || quote == "\"" {
            let name = rest.dropFirst().prefix { $0 != quote }
            // Names with a quote or a backslash are for pointers.
            guard !name.contains("\\") else { return nil }
            rest = rest.dropFirst(name.count + 1)
            guard rest.hasPrefix("\(quote)]") else { return nil }
            rest = rest.dropFirst(2)
            return .name(String(name))
        }
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count)
        guard rest.popFirst() == "]" else { return nil }
        if inside == "*" { return .any }
        guard inside.utf8.allSatisfy(\.isDigit), let index = Int(inside) else { return nil }
        return .index(index)
    }
}
