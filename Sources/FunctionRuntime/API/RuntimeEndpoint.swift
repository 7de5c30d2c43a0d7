import CurlTransport

/// Where the Runtime API is, from `AWS_LAMBDA_RUNTIME_API`: `host:port`, with or without `http://`, and perhaps a path.
struct RuntimeEndpoint: Sendable, Equatable {
    /// `http://host:port`.
    let origin: String
    /// Empty, or such as `/environment/7`.
    let pathPrefix: String

    init(_ value: String) throws(RuntimeError) {
        var rest = Substring(value)
        if value.lowercased().hasPrefix("http://") { rest = rest.dropFirst("http://".count) }
        while rest.hasSuffix("/") { rest.removeLast() }
        let pathStart = rest.firstIndex(of: "/") ?? rest.endIndex
        let isPlain = rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !rest.contains { "?#@\\".contains($0) }
        guard isPlain, pathStart > rest.startIndex, !rest.contains("//") else {
            throw RuntimeError(
                .environmentIncomplete,
                "AWS_LAMBDA_RUNTIME_API must be host:port, not “\(value)”; Lambda and the emulator set it")
        }
        origin = "http://\(rest[..<pathStart])"
        pathPrefix = String(rest[pathStart...])
    }

    var next: RequestTarget { RequestTarget("\(runtime)/invocation/next") }
    var initError: RequestTarget { RequestTarget("\(runtime)/init/error") }
    /// The segment is the request id.
    var response: RequestTarget { RequestTarget("\(runtime)/invocation/", "", "/response") }
    /// The segment is the request id.
    var error: RequestTarget { RequestTarget("\(runtime)/invocation/", "", "/error") }

    /// Source: Lambda developer guide, "Using the Lambda runtime API": the version is part of the path.
    private var runtime: String { "\(pathPrefix)/2018-06-01/runtime" }
}
