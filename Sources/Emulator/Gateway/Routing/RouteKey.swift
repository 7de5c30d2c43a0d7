/// A route's key: a method (or `ANY`) and a path with variables, or `$default`.
package struct RouteKey: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    /// Nil for `ANY` and for `$default`.
    let method: String?
    /// Nil for `$default`.
    let segments: [Segment]?

    enum Segment: Sendable, Hashable {
        case literal(String)
        /// `{id}`: exactly one segment.
        case variable(String)
        /// `{proxy+}`: the rest of the path, one segment or more.
        case greedy(String)
    }

    /// Nil when the text is no route key, such as one with a greedy variable before its end.
    package init?(_ text: String) {
        description = text
        guard text != "$default" else {
            method = nil
            segments = nil
            return
        }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("/") else { return nil }
        method = parts[0] == "ANY" ? nil : String(parts[0])
        let segments = PathSegments.split(parts[1]).map(Self.segment)
        let isGreedyLast = segments.dropLast().allSatisfy { if case .greedy = $0 { false } else { true } }
        guard isGreedyLast else { return nil }
        self.segments = segments
    }

    private static func segment(_ text: String) -> Segment {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return .literal(text) }
        let name = text.dropFirst().dropLast()
        return name.hasSuffix("+") ? .greedy(String(name.dropLast())) : .variable(String(name))
    }

    /// The path's variables when the path is this route's; nil when it is not.
    func variables(in path: [String]) -> [String: String]? {
        guard let segments else { return [:] }
        var variables: [String: String] = [:]
        for (index, segment) in segments.enumerated() {
            switch segment {
            case .greedy(let name):
                let rest = path.dropFirst(index)
                guard rest.contains(where: { !$0.isEmpty }) else { return nil }
                variables[name] = rest.joined(separator: "/")
                return variables
            case .literal(let text):
                guard index < path.count, path[index] == text else { return nil }
            case .variable(let name):
                guard index < path.count, !path[index].isEmpty else { return nil }
                variables[name] = path[index]
            }
        }
        return path.count == segments.count ? variables : nil
    }
}
