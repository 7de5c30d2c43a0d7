/// Which other origins may call an API from a browser (`CorsConfiguration`).
///
/// Source: API Gateway developer guide, "Configure CORS for HTTP APIs"; the Fetch standard, "CORS protocol".
package struct CrossOriginRules: Sendable {
    package var allowOrigins: [String]
    package var allowMethods: [String]
    package var allowHeaders: [String]
    package var exposeHeaders: [String]
    package var allowCredentials: Bool
    package var maxAgeSeconds: Int?

    package init(
        allowOrigins: [String] = [], allowMethods: [String] = [], allowHeaders: [String] = [],
        exposeHeaders: [String] = [], allowCredentials: Bool = false, maxAgeSeconds: Int? = nil
    ) {
        self.allowOrigins = allowOrigins
        self.allowMethods = allowMethods
        self.allowHeaders = allowHeaders
        self.exposeHeaders = exposeHeaders
        self.allowCredentials = allowCredentials
        self.maxAgeSeconds = maxAgeSeconds
    }

    /// The answer to a preflight, which never reaches a function; nil when the request is none.
    func preflight(_ request: GatewayRequest) -> GatewayResponse? {
        guard request.method == "OPTIONS", request.header("access-control-request-method") != nil,
            request.header("origin") != nil
        else { return nil }
        var fields = headers(for: request)
        guard !fields.isEmpty else { return GatewayResponse(status: 204) }
        fields.append(("access-control-allow-methods", allowMethods.joined(separator: ",")))
        fields.append(("access-control-allow-headers", allowHeaders.joined(separator: ",")))
        if let maxAgeSeconds { fields.append(("access-control-max-age", String(maxAgeSeconds))) }
        return GatewayResponse(status: 204, headers: fields.filter { !$0.value.isEmpty })
    }

    /// What an ordinary response gets; the gateway's fields replace the function's own.
    func headers(for request: GatewayRequest) -> [(name: String, value: String)] {
        guard let origin = request.header("origin") else { return [] }
        let allowed = allowOrigins.contains("*") ? "*" : allowOrigins.first { $0 == origin }
        guard let allowed else { return [] }
        var fields = [(name: "access-control-allow-origin", value: allowed)]
        if allowCredentials { fields.append(("access-control-allow-credentials", "true")) }
        if !exposeHeaders.isEmpty {
            fields.append(("access-control-expose-headers", exposeHeaders.joined(separator: ",")))
        }
        return fields
    }
}
