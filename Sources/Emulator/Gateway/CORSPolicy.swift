/// `CorsConfiguration` of an HTTP API: the gateway answers preflights itself and adds the headers to what functions
/// answer, in place of theirs.
///
/// Source: API Gateway developer guide, "Configure CORS for HTTP APIs".
package struct CORSPolicy: Sendable, Equatable {
    package var allowOrigins: [String]
    package var allowMethods: [String]
    package var allowHeaders: [String]
    package var exposeHeaders: [String]
    package var allowCredentials: Bool
    package var maxAgeSeconds: Int?

    package init(
        allowOrigins: [String], allowMethods: [String] = [], allowHeaders: [String] = [], exposeHeaders: [String] = [],
        allowCredentials: Bool = false, maxAgeSeconds: Int? = nil
    ) {
        self.allowOrigins = allowOrigins
        self.allowMethods = allowMethods
        self.allowHeaders = allowHeaders
        self.exposeHeaders = exposeHeaders
        self.allowCredentials = allowCredentials
        self.maxAgeSeconds = maxAgeSeconds
    }

    /// The answer to a preflight; nil when the request is none.
    func preflight(_ request: GatewayRequest) -> GatewayResponse? {
        guard request.method == "OPTIONS", let origin = request.header("origin"),
            request.header("access-control-request-method") != nil
        else { return nil }
        var response = GatewayResponse(status: 204)
        guard let allowed = allowedOrigin(origin) else { return response }
        response.setHeader("access-control-allow-origin", allowed)
        add(allowMethods, as: "access-control-allow-methods", to: &response)
        add(allowHeaders, as: "access-control-allow-headers", to: &response)
        if allowCredentials { response.setHeader("access-control-allow-credentials", "true") }
        if let maxAgeSeconds { response.setHeader("access-control-max-age", String(maxAgeSeconds)) }
        return response
    }

    /// The headers of an answer to a request that is no preflight.
    func decorate(_ response: inout GatewayResponse, for request: GatewayRequest) {
        guard let origin = request.header("origin") else { return }
        response.headers.removeAll { $0.name.hasPrefix("access-control-") }
        guard let allowed = allowedOrigin(origin) else { return }
        response.setHeader("access-control-allow-origin", allowed)
        if allowed != "*" { response.setHeader("vary", "Origin") }
        if allowCredentials { response.setHeader("access-control-allow-credentials", "true") }
        add(exposeHeaders, as: "access-control-expose-headers", to: &response)
    }

    /// `*`, the origin itself, or nil; patterns such as `https://*` are allowed too.
    private func allowedOrigin(_ origin: String) -> String? {
        if allowOrigins.contains("*") { return "*" }
        let isAllowed = allowOrigins.contains { pattern in
            pattern.lowercased() == origin.lowercased()
                || pattern.hasSuffix("://*") && origin.lowercased().hasPrefix(pattern.dropLast().lowercased())
        }
        return isAllowed ? origin : nil
    }

    private func add(_ values: [String], as name: String, to response: inout GatewayResponse) {
        if !values.isEmpty { response.setHeader(name, values.joined(separator: ",")) }
    }
}
