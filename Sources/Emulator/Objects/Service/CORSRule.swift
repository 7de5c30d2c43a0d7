import Wire

/// A rule of a bucket's CORS configuration. Source: Amazon S3 user guide, "Elements of a CORS configuration".
struct CORSRule: Sendable {
    let origins: [String]
    let methods: [String]
    let headers: [String]
    let exposed: [String]
    let maxAgeSeconds: String?

    private static let known: Set<String> = ["GET", "PUT", "POST", "DELETE", "HEAD"]

    static func rules(in document: XMLNode) throws(ObjectsError) -> [CORSRule] {
        let rules = document.all("CORSRule").map { rule in
            CORSRule(
                origins: rule.all("AllowedOrigin").map(\.text), methods: rule.all("AllowedMethod").map(\.text),
                headers: rule.all("AllowedHeader").map(\.text), exposed: rule.all("ExposeHeader").map(\.text),
                maxAgeSeconds: rule["MaxAgeSeconds"]?.text)
        }
        guard (1...100).contains(rules.count) else { throw .malformedXML }
        for rule in rules {
            guard !rule.origins.isEmpty, !rule.methods.isEmpty else { throw .malformedXML }
            for method in rule.methods where !known.contains(method) {
                throw .invalidRequest(
                    "Found unsupported HTTP method in CORS config. Unsupported method is \(method)")
            }
        }
        return rules
    }

    /// - Parameter requested: the header fields of a preflight, lowercased.
    func allows(origin: String, method: String, requested: [String] = []) -> Bool {
        methods.contains(method) && origins.contains { Self.matches($0, origin) }
            && requested.allSatisfy { name in headers.contains { Self.matches($0.lowercased(), name) } }
    }

    func responseHeaders(origin: String, requested: [String] = []) -> [String: String] {
        var fields = [
            "access-control-allow-origin": origins.contains("*") ? "*" : origin,
            "access-control-allow-methods": methods.joined(separator: ", "),
            "vary": "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
        ]
        if !origins.contains("*") { fields["access-control-allow-credentials"] = "true" }
        if !requested.isEmpty { fields["access-control-allow-headers"] = requested.joined(separator: ", ") }
        if !exposed.isEmpty { fields["access-control-expose-headers"] = exposed.joined(separator: ", ") }
        if let maxAgeSeconds { fields["access-control-max-age"] = maxAgeSeconds }
        return fields
    }

    /// With at most one `*`.
    private static func matches(_ pattern: String, _ text: String) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return pattern == text }
        let (head, tail) = (pattern[..<star], pattern[pattern.index(after: star)...])
        return text.count >= head.count + tail.count && text.hasPrefix(head) && text.hasSuffix(tail)
    }
}
