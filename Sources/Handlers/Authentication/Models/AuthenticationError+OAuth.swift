package import SharedLayer

extension AuthenticationError {
    /// The error's name in the protocol (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core section 3.1.2.6); nil for what
    /// is no error of it.
    package var oauthName: String? {
        switch code {
        case .invalidRequest: "invalid_request"
        case .invalidClient: "invalid_client"
        case .invalidGrant: "invalid_grant"
        case .unauthorizedClient: "unauthorized_client"
        case .unsupportedGrantType: "unsupported_grant_type"
        case .unsupportedResponseType: "unsupported_response_type"
        case .invalidScope: "invalid_scope"
        case .accessDenied: "access_denied"
        case .loginRequired: "login_required"
        case .requestNotSupported: "request_not_supported"
        case .requestURINotSupported: "request_uri_not_supported"
        case .loginFailed, .loginLocked, .formExpired, .invalidToken, .insufficientScope, .malformedRequest, .notFound,
            .conflict, .ruleViolation:
            nil
        }
    }

    /// The protocol's own document, not to be kept by caches; nil for what is no error of the protocol.
    package var oauthReply: LambdaReply? {
        guard let oauthName else { return nil }
        var members = JSONObject([("error", .string(oauthName))])
        members["error_description"] = detail.map(JSONValue.string)
        var headers = ["content-type": "application/json", "cache-control": "no-store", "pragma": "no-cache"]
        if code == .invalidClient { headers["www-authenticate"] = #"Basic realm="moneta""# }
        return LambdaReply(
            status: code == .invalidClient ? 401 : 400, headers: headers, body: JSONValue.object(members).bytes)
    }
}
