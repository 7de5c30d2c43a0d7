/// The path of a request in the one form that is signed.
enum CanonicalPath {
    static func text(of path: String, _ style: AWSSigner.Style) -> String {
        switch style {
        case .service:
            let encoded = SigningEncoding.escaped(normalized(path).utf8, keepingSlashes: true)
            return String(decoding: encoded, as: UTF8.self)
        case .s3:
            // An object's name may hold empty segments, dots, and an escaped slash.
            let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .map { SigningEncoding.escaped(SigningEncoding.unescaped($0)) }
            return String(decoding: Array(segments.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
        }
    }

    /// Without empty and dot segments; behind a last dot segment stays no slash, as in botocore's `normalize_url_path`.
    private static func normalized(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        guard !segments.isEmpty else { return "/" }
        return "/" + segments.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
    }
}
