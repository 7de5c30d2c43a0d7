import CurlTransport

/// The header fields that are signed, in their one form.
struct CanonicalHeaders {
    /// A line for each name.
    let lines: String
    /// Joined by semicolons.
    let names: String

    /// What proxies change or consume, and tracing fields that change from hop to hop. Source: botocore, `auth.py`.
    private static let unsigned: Set<String> = [
        "authorization", "baggage", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "te", "traceparent", "tracestate", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    /// `host` counts when the fields have none.
    init(_ headers: HTTPHeaders, host: String) {
        var values: [String: String] = headers["Host"] == nil ? ["host": host] : [:]
        for field in headers.fields {
            let name = field.name.lowercased()
            guard !Self.unsigned.contains(name) else { continue }
            let value = Self.trimmed(field.value)
            values[name] = values[name].map { "\($0),\(value)" } ?? value
        }
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        lines = sorted.map { "\($0.key):\($0.value)\n" }.joined()
        names = sorted.map(\.key).joined(separator: ";")
    }

    /// Without spaces at the ends, and with one where there are several.
    private static func trimmed(_ value: String) -> String {
        let words = value.utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }
}
