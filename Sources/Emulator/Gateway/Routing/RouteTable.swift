/// Finds the route of a request.
///
/// Source: API Gateway developer guide, "Create routes for HTTP APIs", section "Routing API requests": a full match of
/// method and path, then a match with a greedy variable, then `$default`; among those the most specific, where a fixed
/// segment is more specific than a variable and a method more than `ANY`.
package struct RouteTable: Sendable {
    private let routes: [GatewayRoute]

    package struct Match: Sendable {
        package let route: GatewayRoute
        package let pathParameters: [String: String]
    }

    package init(_ routes: [GatewayRoute]) {
        self.routes = routes.sorted { Self.precedes($0.key, $1.key) }
    }

    /// - Parameter path: Decoded, as API Gateway decodes before it routes.
    package func match(method: String, path: String) -> Match? {
        let segments = PathSegments.split(path)
        for route in routes where route.key.method == nil || route.key.method == method {
            if let variables = route.key.variables(in: segments) {
                return Match(route: route, pathParameters: variables)
            }
        }
        return nil
    }

    private static func precedes(_ left: RouteKey, _ right: RouteKey) -> Bool {
        let leftRanks = ranks(left)
        let rightRanks = ranks(right)
        guard leftRanks == rightRanks else { return leftRanks.lexicographicallyPrecedes(rightRanks) }
        return left.method != nil && right.method == nil
    }

    /// Smaller is more specific: whether it is greedy, then segment by segment.
    private static func ranks(_ key: RouteKey) -> [Int] {
        guard let segments = key.segments else { return [2] }
        let isGreedy = segments.contains { if case .greedy = $0 { true } else { false } }
        let ranks = segments.map { segment in
            switch segment {
            case .literal: 0
            case .variable: 1
            case .greedy: 2
            }
        }
        return [isGreedy ? 1 : 0] + ranks
    }
}
