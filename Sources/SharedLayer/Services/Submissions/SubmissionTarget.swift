/// Where a submission was sent to, as far as a function behind API Gateway can know: host and path, not the scheme.
package struct SubmissionTarget: Sendable, Equatable, CustomStringConvertible {
    /// As in the header `Host`, with a port where it has one.
    package let host: String
    package let path: String

    package init(host: String, path: String) {
        self.host = host
        self.path = path
    }

    /// API Gateway's `domainName` has no port; the `Host` field, which has one on a developer's machine, counts where it is
    /// of the same name.
    package init(domainName: String, hostField: String?, path: String) {
        let name = hostField?.split(separator: ":", maxSplits: 1).first
        let isSameName = name?.lowercased() == domainName.lowercased()
        self.init(host: isSameName ? hostField ?? domainName : domainName, path: path)
    }

    /// Whether an absolute URL leads here. Hosts are compared without regard to case (RFC 3986 section 3.2.2), paths exactly;
    /// a query or a fragment names another place.
    package func isNamed(by url: String) -> Bool {
        for scheme in ["https://", "http://"] where url.hasPrefix(scheme) {
            let rest = url.dropFirst(scheme.count)
            let host = rest.prefix { $0 != "/" }
            return host.lowercased() == self.host.lowercased()
                && rest.dropFirst(host.count).utf8.elementsEqual(path.utf8)
        }
        return false
    }

    package var description: String { host + path }
}
