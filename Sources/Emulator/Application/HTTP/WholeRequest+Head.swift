import HTTPTypes
import NIOHTTP1

extension WholeRequest {
    init(_ head: HTTPRequestHead, body: [UInt8], peer: String?) {
        let target = Self.originForm(head.uri)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var fields = HTTPFields()
        for (name, value) in head.headers where name.lowercased() != "host" {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(
            method: head.method.rawValue, path: parts.first.map(String.init) ?? "/",
            rawQuery: parts.count > 1 ? String(parts[1]) : "", authority: head.headers.first(name: "host") ?? "",
            fields: fields, body: body, peer: peer ?? "127.0.0.1")
    }

    /// Without the scheme and authority that a client of a proxy sends (RFC 9112, section 3.2.2).
    private static func originForm(_ target: String) -> Substring {
        for scheme in ["http://", "https://"] where target.lowercased().hasPrefix(scheme) {
            let rest = target.dropFirst(scheme.count)
            return rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
        }
        return target[...]
    }
}
