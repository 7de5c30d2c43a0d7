package import CurlTransport
package import SharedLayer

extension ChargeNetwork {
    /// Who signs a request.
    package enum Sender: Sendable {
        case publisher
        case otherPublisher
        case someone(PublisherKey)
    }

    /// Signs `body` for `path` and sends it.
    ///
    /// - Parameters:
    ///   - path: such as `/api/v1/events/disputes`.
    ///   - signed: what is signed in place of the body, when the signature is to be a forgery.
    ///   - at: the signature's time.
    package func send(
        _ body: [UInt8], to path: String, by sender: Sender = .publisher, inPlaceOf signed: [UInt8]? = nil,
        at now: Timestamp = .now(), headers: HTTPHeaders = [:]
    ) async throws -> HTTPResponse {
        let signature = try signature(of: signed ?? body, for: path, by: sender, at: now)
        var headers = headers
        headers["X-JWS-Signature"] = signature
        return try await call(.post, path, body: body, headers: headers)
    }

    /// What goes into `X-JWS-Signature`, to send it more than once.
    package func signature(
        of body: [UInt8], for path: String, by sender: Sender = .publisher, at now: Timestamp = .now()
    ) throws -> String {
        let key =
            switch sender {
            case .publisher: seed.key
            case .otherPublisher: seed.otherKey
            case .someone(let key): key
            }
        return try ChargeSigner(key: key, audience: "moneta-core-\(deployment)", now: { now })
            .signature(of: body, url: apiURL + path)
    }

    /// GET with an API key, or with none.
    package func get(_ path: String, apiKey: String?, headers: HTTPHeaders = [:]) async throws -> HTTPResponse {
        try await call(.get, path, apiKey: apiKey, headers: headers)
    }

    /// Any request. A body goes as JSON unless `headers` say otherwise.
    package func call(
        _ method: HTTPRequest.Method, _ path: String, apiKey: String? = nil, body: [UInt8] = [],
        headers: HTTPHeaders = [:]
    ) async throws -> HTTPResponse {
        var headers = headers
        if let apiKey { headers["X-API-Key"] = apiKey }
        if !body.isEmpty, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
        return try await http.execute(HTTPRequest(method, apiURL + path, headers: headers, body: body))
    }
}
