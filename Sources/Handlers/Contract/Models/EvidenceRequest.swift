package import SharedLayer

/// What the publisher sent and signed, with the certificate that vouches for its key.
package struct EvidenceRequest: Codable, Sendable, Equatable {
    /// The exact bytes in base64url.
    package let body: String
    /// The detached JWS as it came.
    package let signature: String
    package let receivedAt: Timestamp
    package let certificate: Certificate

    package struct Certificate: Codable, Sendable, Equatable {
        package let pem: String
        package let status: CertificateStatus
        package let revokedAt: Timestamp?

        private enum CodingKeys: String, CodingKey {
            case pem, status
            case revokedAt = "revoked_at"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case body, signature, certificate
        case receivedAt = "received_at"
    }
}
