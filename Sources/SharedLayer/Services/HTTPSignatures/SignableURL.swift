/// The parts of an absolute URL, each in the form in which signatures cover it (RFC 9421 section 2.2).
struct SignableURL: Hashable {
    static let bytesMax = 8_192

    /// In lower case.
    let scheme: String
    /// In lower case, without the scheme's own port.
    let authority: String
    /// As it is written; `/` when there is none.
    let path: String
    /// Without its question mark; nil when there is none.
    let query: String?

    /// - Throws: `HTTPSignatureError` with `malformed`.
    init(_ url: String) throws(HTTPSignatureError) {
        guard url.utf8.count <= Self.bytesMax, url.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            let colon = url.firstRange(of: "://")
        else { throw Self.malformed() }
        scheme = url[..<colon.lowerBound].lowercased()
        let rest = url[colon.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest[authority.endIndex...]
        let path = target.prefix { $0 != "?" }
        guard ["http", "https"].contains(scheme), !authority.contains("@") else { throw Self.malformed() }
        self.authority = try Self.normalised(authority.lowercased(), scheme)
        self.path = path.isEmpty ? "/" : String(path)
        query = path.endIndex == target.endIndex ? nil : String(target[target.index(after: path.endIndex)...])
    }

    var requestTarget: String { query.map { "\(path)?\($0)" } ?? path }

    /// Without the fragment, which is never sent.
    var targetURI: String { "\(scheme)://\(authority)\(requestTarget)" }

    /// Leaves out the port that the scheme has anyway (RFC 9110 section 4.2.3).
    private static func normalised(_ authority: String, _ scheme: String) throws(HTTPSignatureError) -> String {
        let end = authority.lastIndex(of: "]") ?? authority.startIndex
        guard let colon = authority[end...].lastIndex(of: ":") else {
            guard !authority.isEmpty else { throw malformed() }
            return authority
        }
        let host = authority[..<colon]
        let port = authority[colon...].dropFirst()
        guard !host.isEmpty, host.last != ":", port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), port.count <= 5
        else { throw malformed() }
        return port.isEmpty || Int(port) == (scheme == "https" ? 443 : 80) ? String(host) : authority
    }

    private static func malformed() -> HTTPSignatureError {
        HTTPSignatureError(.malformed, "The URL is no absolute http or https URL without user and with escapes")
    }
}
