/// A route key, parsed: `METHOD /path/{parameter}/{greedy+}`, `ANY …` or `$default`.
struct RoutePattern: Sendable {
    /// Nil for `ANY` and `$default`.
    let method: String?
    let segments: [Segment]
    let isDefault: Bool

    enum Segment: Sendable, Equatable {
        case literal(String)
        case parameter(String)
        case greedy(String)
    }

    init(key: String) {
        let parts = key.split(separator: " ", maxSplits: 1)
        isDefault = parts.count < 2
        method = isDefault || parts[0] == "ANY" ? nil : String(parts[0])
        segments = isDefault ? [] : Self.segments(of: parts[1])
    }

    private static func segments(of path: Substring) -> [Segment] {
        path.split(separator: "/").map { segment in
            guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(String(segment)) }
            let name = segment.dropFirst().dropLast()
            return name.hasSuffix("+") ? .greedy(String(name.dropLast())) : .parameter(String(name))
        }
    }

    /// The path parameters, still percent-encoded, when the request fits; nil when it does not.
    func match(method requested: String, path: [Substring]) -> [String: Substring]? {
        if isDefault { return [:] }
        guard method == nil || method == requested else { return nil }
        var parameters: [String: Substring] = [:]
        var rest = path[...]
        for segment in segments {
            switch segment {
            case .literal(let text):
                guard rest.popFirst().map({ $0 == text }) == true else { return nil }
            case .parameter(let name):
                guard let value = rest.popFirst() else { return nil }
                parameters[name] = value
            case .greedy(let name):
                guard let first = rest.first, let last = rest.last else { return nil }
                parameters[name] = first.base[first.startIndex..<last.endIndex]
                rest = []
            }
        }
        return rest.isEmpty ? parameters : nil
    }

    /// More specific patterns are greater: a full match before a greedy one, that before `$default`; literals before
    /// parameters, from the left; a method before `ANY`.
    ///
    /// Source: API Gateway developer guide, "Create routes for HTTP APIs", route precedence.
    static func isMoreSpecific(_ left: RoutePattern, _ right: RoutePattern) -> Bool {
        left.rank.lexicographicallyPrecedes(right.rank)
    }

    private var rank: [Int] {
        let isGreedy = segments.contains { if case .greedy = $0 { true } else { false } }
        let places = segments.map { segment in
            switch segment {
            case .literal: 0
            case .parameter: 1
            case .greedy: 2
            }
        }
        return [isDefault ? 2 : isGreedy ? 1 : 0] + places + [3] + [method == nil ? 1 : 0]
    }
}
