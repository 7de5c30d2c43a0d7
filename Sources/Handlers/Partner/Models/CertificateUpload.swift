import SharedLayer

/// The body of `POST …/publishers/{publisherId}/certificates`.
struct CertificateUpload: Decodable, Sendable, Equatable {
    let certificate: String
    let purpose: CertificatePurpose?

    enum CodingKeys: String, CodingKey {
        case certificate
        case purpose
    }
}
