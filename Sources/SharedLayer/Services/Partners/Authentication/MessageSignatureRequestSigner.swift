package import CurlTransport

/// Signs requests as RFC 9421 says: method, URL, the body by its digest, its type and the delivery id.
package struct MessageSignatureRequestSigner: PartnerRequestSigner {
    private let signer: HTTPMessageSigner
    private let key: HTTPSigningKey
    private let profile: HTTPSigningProfile

    /// What a signature covers unless the profile says otherwise.
    package static var components: [SignatureComponent] {
        HTTPSigningProfile.requestComponents + [.contentType, .field(PartnerMessage.deliveryIDField)]
    }

    package init(
        _ signer: HTTPMessageSigner, key: HTTPSigningKey,
        profile: HTTPSigningProfile = HTTPSigningProfile(components: components)
    ) {
        self.signer = signer
        self.key = key
        self.profile = profile
    }

    package func signedHeaders(of request: HTTPRequest) async throws -> HTTPHeaders {
        try await signer.signed(request, key: key, profile: profile).headers
    }
}
