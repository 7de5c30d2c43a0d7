package import CurlTransport

/// A request in the one form whose hash is signed.
package struct CanonicalRequest: Sendable {
    package let text: String
    /// Names joined by semicolons.
    package let signedHeaders: String

    init(
        method: HTTPRequest.Method, target: SigningTarget, query: CanonicalQuery, headers: HTTPHeaders,
        payloadHash: String, style: AWSSigner.Style
    ) {
        let headers = CanonicalHeaders(headers, host: target.host)
        signedHeaders = headers.names
        text =
            "\(method.rawValue)\n\(CanonicalPath.text(of: target.path, style))\n\(query.canonicalText)\n"
            + "\(headers.lines)\n\(headers.names)\n\(payloadHash)"
    }

    /// Of a request whose header fields are all there.
    package init(_ request: HTTPRequest, payloadHash: String, style: AWSSigner.Style) throws(AWSError) {
        let target = try SigningTarget(request.url)
        self.init(
            method: request.method, target: target, query: target.parameters, headers: request.headers,
            payloadHash: payloadHash, style: style)
    }
}
