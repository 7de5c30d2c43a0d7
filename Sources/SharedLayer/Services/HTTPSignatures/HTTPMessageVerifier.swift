import CurlTransport

/// Verifies the signatures of HTTP messages (RFC 9421 section 3.2).
package struct HTTPMessageVerifier: BaseService {
    package let surroundings: ServiceSurroundings
    private let structuredFields: [String: StructuredFieldKind]

    /// - Parameter structuredFields: as `HTTPMessageSigner` takes them.
    package init(_ surroundings: ServiceSurroundings, structuredFields: [String: StructuredFieldKind] = [:]) {
        self.surroundings = surroundings
        self.structuredFields = structuredFields
    }

    /// The first signature that counts. Where the policy wants neither label nor tag, one that does not count is passed over
    /// for the next; when none counts, what is wrong with the first is thrown.
    ///
    /// - Parameter body: whose digest is checked where a signature covers `content-digest`.
    /// - Parameter key: the key of that name, nil when nobody has one.
    /// - Throws: every code of `HTTPSignatureError` but `labelTaken` and `signingFailed`.
    package func verify(
        _ message: SignableMessage, body: [UInt8], policy: HTTPSignaturePolicy,
        key: (_ keyID: String) async throws -> HTTPVerificationKey?
    ) async throws(HTTPSignatureError) -> VerifiedHTTPSignature {
        let fields = try SignatureFields(message.headers, countMax: policy.signaturesMax, where: policy.wants)
        var first: HTTPSignatureError?
        for signature in fields.signatures {
            do {
                return try await verify(signature, of: message, body: body, policy: policy, key: key)
            } catch {
                first = first ?? error
            }
        }
        throw first ?? HTTPSignatureError(.signatureMissing, "The message has no signature of the wanted label and tag")
    }

    private func verify(
        _ signature: SignatureFields.Labelled, of message: SignableMessage, body: [UInt8], policy: HTTPSignaturePolicy,
        key: (_ keyID: String) async throws -> HTTPVerificationKey?
    ) async throws(HTTPSignatureError) -> VerifiedHTTPSignature {
        let input = signature.input
        let (keyID, countsUntil) = try policy.check(input, now: now().secondsSince1970)
        let base = try input.base(ComponentValues(message: message, structuredFields: structuredFields))
        let key = try await find(keyID, key)
        guard policy.algorithms.contains(key.algorithm),
            (input.parameters.algorithm ?? key.algorithm.rawValue) == key.algorithm.rawValue
        else {
            throw HTTPSignatureError(.algorithmRefused, "The key \(keyID) is for \(key.algorithm.rawValue)")
        }
        guard key.verify(signature.signature, of: Array(base.utf8)) else {
            throw HTTPSignatureError(.signatureMismatch, "The message was not signed in this form with \(keyID)")
        }
        for component in input.components { try checkDigest(component, message, body) }
        return VerifiedHTTPSignature(
            label: signature.label, keyID: keyID, algorithm: key.algorithm, components: input.components,
            parameters: input.parameters, countsUntil: countsUntil)
    }

    /// The body is the one of its digest, in whatever form that is covered; that of a response's request is not at hand.
    private func checkDigest(
        _ component: SignatureComponent, _ message: SignableMessage, _ body: [UInt8]
    ) throws(HTTPSignatureError) {
        guard component.name == SignatureComponent.contentDigest.name, !component.has(.fromRequest) else { return }
        for case .member(let name) in component.parameters where ContentDigest.Algorithm(rawValue: name) == nil {
            throw HTTPSignatureError(.digestMissing, "The covered digest \(name) is none that counts")
        }
        let headers = component.has(.fromTrailers) ? message.trailers : message.headers
        try ContentDigest.verify(headers.values(ContentDigest.fieldName).joined(separator: ", "), of: body)
    }

    private func find(
        _ keyID: String, _ key: (_ keyID: String) async throws -> HTTPVerificationKey?
    ) async throws(HTTPSignatureError) -> HTTPVerificationKey {
        let found: HTTPVerificationKey?
        do { found = try await key(keyID) } catch {
            throw HTTPSignatureError(.keySourceFailed, "The key \(keyID) cannot be looked up", cause: error)
        }
        guard let found else { throw HTTPSignatureError(.keyUnknown, "Nobody has the key \(keyID)") }
        return found
    }
}
