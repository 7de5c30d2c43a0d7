package import CurlTransport
import OpenSSLCrypto

/// Signs requests to one AWS service in one region with Signature Version 4: in a header, or in the query of a URL.
///
/// Moments are given with each request, so that a client can correct its clock. The key that is derived from the secret
/// is kept for its day.
/// Source: IAM user guide, "Create a signed AWS API request"; S3 API reference, "Authenticating Requests (AWS Signature
/// Version 4)".
package struct AWSSigner: Sendable {
    package let credentials: AWSCredentials
    package let region: String
    /// The signing name, such as `dynamodb` or `s3`.
    package let service: String
    package let style: Style
    private let keys = SigningKeyCache()

    static let algorithm = "AWS4-HMAC-SHA256"
    /// The longest time that a presigned URL may be good for: seven days.
    package static let expirySecondsMax = 604_800

    package init(credentials: AWSCredentials, region: String, service: String, style: Style = .service) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.style = style
    }

    /// The rules of the service for paths and payloads.
    package enum Style: Sendable, Hashable {
        /// The path that is sent is normalised and encoded once more.
        case service
        /// S3: the path stands as it is sent, and the header `X-Amz-Content-Sha256` names the payload's hash.
        case s3
    }

    package enum Payload: Sendable, Hashable {
        /// The body's hash is part of what is signed.
        case signed
        /// S3 alone: the body is not covered. Only over TLS.
        case unsigned
    }

    /// The request with its date, its session token and its signature in header fields.
    ///
    /// Every field is signed but those that proxies change. A request that was signed before is signed anew. Throws
    /// `AWSError.invalidRequest` for a URL that is not absolute.
    package func sign(
        _ request: HTTPRequest, at moment: Timestamp, payload: Payload = .signed
    ) throws(AWSError) -> HTTPRequest {
        let target = try SigningTarget(request.url)
        var request = request
        let payloadHash = hash(of: request.body, payload)
        request.headers["Authorization"] = nil
        request.headers["X-Amz-Date"] = moment.signingTime
        request.headers["X-Amz-Security-Token"] = credentials.sessionToken
        if style == .s3 || payload == .unsigned { request.headers["X-Amz-Content-Sha256"] = payloadHash }
        let canonical = CanonicalRequest(
            method: request.method, target: target, query: target.parameters, headers: request.headers,
            payloadHash: payloadHash, style: style)
        let signature = signature(of: canonical, at: moment)
        request.headers["Authorization"] =
            "\(Self.algorithm) Credential=\(credential(at: moment)), SignedHeaders=\(canonical.signedHeaders), "
            + "Signature=\(signature)"
        return request
    }

    /// A URL that whoever has it may use until it expires, with that method and those headers.
    ///
    /// `expirySeconds` is 1 to 604,800. The payload is not signed for S3, and is `body` for others. Throws
    /// `AWSError.invalidRequest`.
    package func presignedURL(
        _ method: HTTPRequest.Method = .get, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
        expirySeconds: Int, at moment: Timestamp
    ) throws(AWSError) -> String {
        guard 1...Self.expirySecondsMax ~= expirySeconds else {
            throw AWSError(
                code: AWSError.invalidRequest,
                message: "a presigned URL is good for 1 to \(Self.expirySecondsMax) seconds, not \(expirySeconds)")
        }
        let target = try SigningTarget(url)
        let signedHeaders = CanonicalHeaders(headers, host: target.host)
        var query = target.parameters
        query.add("X-Amz-Algorithm", Self.algorithm)
        query.add("X-Amz-Credential", credential(at: moment))
        query.add("X-Amz-Date", moment.signingTime)
        query.add("X-Amz-Expires", String(expirySeconds))
        query.add("X-Amz-SignedHeaders", signedHeaders.names)
        if let token = credentials.sessionToken { query.add("X-Amz-Security-Token", token) }
        let canonical = CanonicalRequest(
            method: method, target: target, query: query, headers: headers,
            payloadHash: hash(of: body, style == .s3 ? .unsigned : .signed), style: style)
        let signature = signature(of: canonical, at: moment)
        return "\(target.origin)\(target.path)?\(query.canonicalText)&X-Amz-Signature=\(signature)"
    }

    /// What the signature is made of, besides the key.
    package func stringToSign(_ canonical: CanonicalRequest, at moment: Timestamp) -> String {
        "\(Self.algorithm)\n\(moment.signingTime)\n\(scope(at: moment))\n"
            + Digest.hexadecimal(.sha256, Array(canonical.text.utf8))
    }

    private func signature(of canonical: CanonicalRequest, at moment: Timestamp) -> String {
        let key = keys.key(of: moment.signingDay) { day in derivedKey(day) }
        let text = Array(stringToSign(canonical, at: moment).utf8)
        return Hexadecimal.text(HMAC.authenticate(.sha256, key: key, text))
    }

    private func derivedKey(_ day: String) -> [UInt8] {
        [day, region, service, "aws4_request"].reduce(Array("AWS4\(credentials.secretAccessKey)".utf8)) { key, part in
            HMAC.authenticate(.sha256, key: key, Array(part.utf8))
        }
    }

    private func scope(at moment: Timestamp) -> String { "\(moment.signingDay)/\(region)/\(service)/aws4_request" }

    private func credential(at moment: Timestamp) -> String { "\(credentials.accessKeyID)/\(scope(at: moment))" }

    private func hash(of body: [UInt8], _ payload: Payload) -> String {
        payload == .unsigned ? "UNSIGNED-PAYLOAD" : Digest.hexadecimal(.sha256, body)
    }
}
