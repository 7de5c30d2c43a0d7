/// An absolute URL in the parts that are signed each in its own way.
struct SigningTarget {
    /// Scheme and authority as they were given.
    let origin: Substring
    /// What the transport sends as `Host`: without the port that the scheme stands for.
    let host: String
    /// As it is sent; at least a slash.
    let path: String
    let parameters: CanonicalQuery

    init(_ url: String) throws(AWSError) {
        guard let scheme = url.firstIndex(of: ":"), url[scheme...].hasPrefix("://") else {
            throw AWSError(code: AWSError.invalidRequest, message: "a URL to be signed must be absolute")
        }
        let authority = url.index(scheme, offsetBy: 3)
        let end = url[authority...].firstIndex { "/?#".contains($0) } ?? url.endIndex
        guard authority < end else {
            throw AWSError(code: AWSError.invalidRequest, message: "a URL to be signed must name a host")
        }
        origin = url[..<end]
        host = Self.host(url[authority..<end], scheme: url[..<scheme].lowercased())
        let rest = url[end...].prefix { $0 != "#" }
        let path = rest.prefix { $0 != "?" }
        self.path = path.isEmpty ? "/" : String(path)
        parameters = CanonicalQuery(rest.dropFirst(path.count + 1))
    }

    private static func host(_ authority: Substring, scheme: String) -> String {
        let defaultPort = scheme == "https" ? ":443" : ":80"
        return String(authority.hasSuffix(defaultPort) ? authority.dropLast(defaultPort.count) : authority)
    }
}
