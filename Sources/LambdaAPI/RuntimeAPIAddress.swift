/// Where Lambda's APIs are, from `AWS_LAMBDA_RUNTIME_API`: `host:port`, with or without `http://`, and perhaps a path.
package struct RuntimeAPIAddress: Sendable, Equatable {
    /// The variable that Lambda sets for runtimes and extensions.
    package static let variable = "AWS_LAMBDA_RUNTIME_API"

    /// `http://host:port`.
    package let origin: String
    /// Empty, or such as `/environment/7`.
    package let pathPrefix: String

    /// Nil when `value` is no such address.
    package init?(_ value: String) {
        var rest = Substring(value)
        let scheme = "http://"
        if value.lowercased().hasPrefix(scheme) { rest = value.dropFirst(scheme.count) }
        while rest.hasSuffix("/") { rest.removeLast() }
        let pathStart = rest.firstIndex(of: "/") ?? rest.endIndex
        let isPlain = rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !rest.contains { "?#@\\".contains($0) }
        guard isPlain, pathStart > rest.startIndex, !rest.contains("//") else { return nil }
        // A generic append of the substring would look a conformance up at run time: 0.05 ms of a cold start.
        origin = scheme + String(rest[..<pathStart])
        pathPrefix = String(rest[pathStart...])
    }

    package func url(_ path: String) -> String { "\(origin)\(pathPrefix)/\(path)" }
}
