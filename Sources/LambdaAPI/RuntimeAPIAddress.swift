/// Where Lambda's APIs are, from `AWS_LAMBDA_RUNTIME_API`: `host:port`, with or without `http://`, and perhaps a path.
package struct RuntimeAPIAddress: Sendable, Equatable {
    /// The variable that Lambda sets for runtimes and extensions.
    package static let variable = "AWS_LAMBDA_RUNTIME_API"

    /// Without a slash at the end: `http://127.0.0.1:9001/prefix`.
    package let base: String

    /// Nil when `value` is no such address.
    package init?(_ value: String) {
        var rest = Substring(value)
        let scheme = "http://"
        if value.lowercased().hasPrefix(scheme) { rest = value.dropFirst(scheme.count) }
        while rest.hasSuffix("/") { rest.removeLast() }
        guard !rest.isEmpty, !rest.contains("://"), !rest.hasPrefix("/") else { return nil }
        base = scheme + rest
    }

    package func url(_ path: String) -> String { "\(base)/\(path)" }
}
