/// The routes of an API in the order of their precedence.
struct RouteTable: Sendable {
    private let entries: [(pattern: RoutePattern, route: APIConfiguration.Route)]

    init(_ routes: [APIConfiguration.Route]) {
        entries = routes.map { (RoutePattern(key: $0.key), $0) }
            .sorted { RoutePattern.isMoreSpecific($0.pattern, $1.pattern) }
    }

    /// The route of a request and its path parameters, decoded.
    func find(method: String, path: String) -> (route: APIConfiguration.Route, parameters: [String: String])? {
        let segments = path.split(separator: "/")
        for entry in entries {
            if let parameters = entry.pattern.match(method: method, path: segments) {
                return (entry.route, parameters.mapValues { PercentEncoding.decode($0) })
            }
        }
        return nil
    }
}
