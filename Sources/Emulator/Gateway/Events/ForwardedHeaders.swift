/// The headers of a request as an event carries them, with those that API Gateway adds.
struct ForwardedHeaders {
    /// In the order in which they came; lowercased names.
    let fields: [(name: String, value: String)]
    /// Each cookie of the request, which format 2.0 carries apart.
    let cookies: [String]
    let traceID: String

    /// Fields that belong to one connection, which API Gateway does not hand on (RFC 9110, section 7.6.1).
    private static let ofConnection: Set<String> = [
        "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    init(_ request: GatewayRequest, traceID: String, hostPort: String) {
        var fields: [(name: String, value: String)] = []
        var cookies: [String] = []
        for (name, value) in request.headers.map({ ($0.name.lowercased(), $0.value) }) {
            if name == "cookie" {
                cookies += value.split(separator: ";").map { String($0.drop { $0 == " " }) }
            } else if !Self.ofConnection.contains(name) {
                fields.append((name, value))
            }
        }
        let given = fields.first { $0.name == "x-amzn-trace-id" }?.value
        self.traceID = given ?? traceID
        if given == nil { fields.append(("x-amzn-trace-id", traceID)) }
        if !fields.contains(where: { $0.name == "content-length" }) {
            fields.append(("content-length", String(request.body.count)))
        }
        let forwarded = fields.filter { $0.name == "x-forwarded-for" }.map(\.value) + [request.sourceIP]
        fields.removeAll { ["x-forwarded-for", "x-forwarded-port", "x-forwarded-proto"].contains($0.name) }
        fields.append(("x-forwarded-for", forwarded.joined(separator: ", ")))
        fields.append(("x-forwarded-port", hostPort))
        fields.append(("x-forwarded-proto", "http"))
        self.fields = fields
        self.cookies = cookies
    }

    /// Repeated ones joined by commas.
    var joined: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value) }) { "\($0),\($1)" }
    }
}
