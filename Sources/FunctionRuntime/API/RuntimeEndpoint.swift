/// Where the Runtime API is, from `AWS_LAMBDA_RUNTIME_API`: `host:port`, with or without `http://`, and perhaps a path.
struct RuntimeEndpoint: Sendable, Equatable {
    /// Without a slash at the end: `http://127.0.0.1:9001/prefix`.
    let base: String

    init(_ value: String) throws(RuntimeError) {
        var rest = Substring(value)
        if let scheme = value.range(ofScheme: "http") { rest = value[scheme.upperBound...] }
        while rest.hasSuffix("/") { rest.removeLast() }
        guard !rest.isEmpty, !rest.contains("://"), !rest.hasPrefix("/") else {
            throw RuntimeError(
                .environmentIncomplete,
                "AWS_LAMBDA_RUNTIME_API must be host:port, not “\(value)”; Lambda and the emulator set it")
        }
        base = "http://" + rest
    }

    var next: String { url("invocation/next") }
    var initError: String { url("init/error") }

    func response(to requestID: String) -> String { url("invocation/\(requestID)/response") }

    func error(of requestID: String) -> String { url("invocation/\(requestID)/error") }

    /// Source: Lambda developer guide, "Using the Lambda runtime API": the version is part of the path.
    private func url(_ path: String) -> String { "\(base)/2018-06-01/runtime/\(path)" }
}

extension String {
    fileprivate func range(ofScheme scheme: String) -> Range<Index>? {
        let prefix = scheme + "://"
        guard lowercased().hasPrefix(prefix) else { return nil }
        return startIndex..<index(startIndex, offsetBy: prefix.count)
    }
}
