package import CurlTransport

/// Signs HTTP messages (RFC 9421).
package struct HTTPMessageSigner: BaseService {
    package let surroundings: ServiceSurroundings
    private let structuredFields: [String: StructuredFieldKind]

    /// - Parameter structuredFields: fields beside the registered ones that `strictlySerialized` is used with, by their
    ///   names in lower case.
    package init(_ surroundings: ServiceSurroundings, structuredFields: [String: StructuredFieldKind] = [:]) {
        self.surroundings = surroundings
        self.structuredFields = structuredFields
    }

    /// Signs a request that is about to be sent: adds `Content-Digest` where that is covered and not there yet, then
    /// `Signature-Input` and `Signature`. The request must then be sent as it is.
    ///
    /// - Throws: `HTTPSignatureError` with `malformed`, `componentMissing`, `componentUnsupported`, `labelTaken`,
    ///   `signingFailed`.
    package func signed(
        _ request: HTTPRequest, key: HTTPSigningKey, profile: HTTPSigningProfile = HTTPSigningProfile()
    ) async throws(HTTPSignatureError) -> HTTPRequest {
        var request = request
        if profile.components.contains(.contentDigest), request.headers[ContentDigest.fieldName] == nil {
            request.headers[ContentDigest.fieldName] = ContentDigest.value(of: request.body, profile.digest)
        }
        for field in try await headers(for: .request(SignableRequest(request)), key: key, profile: profile).fields {
            request.headers.add(field.name, field.value)
        }
        return request
    }

    /// The two fields of a new signature, to be added to those that the message has.
    ///
    /// - Throws: As `signed`.
    package func headers(
        for message: SignableMessage, key: HTTPSigningKey, profile: HTTPSigningProfile
    ) async throws(HTTPSignatureError) -> HTTPHeaders {
        guard try !SignatureFields.labels(message.headers).contains(profile.label) else {
            throw HTTPSignatureError(.labelTaken, "The message has a signature \(profile.label) already")
        }
        let created = now().secondsSince1970
        let input = try SignatureInput(
            components: profile.components,
            parameters: SignatureParameters(
                created: created, expires: profile.expiresAfterSeconds.map { created + $0 }, keyID: key.keyID,
                algorithm: profile.namesAlgorithm ? key.algorithm.rawValue : nil,
                nonce: profile.hasNonce ? identifiers.uuid() : nil, tag: profile.tag))
        let base = try input.base(ComponentValues(message: message, structuredFields: structuredFields))
        let signature = try await key.sign(Array(base.utf8))
        return try SignatureFields.headers(label: profile.label, input: input, signature: signature)
    }
}
