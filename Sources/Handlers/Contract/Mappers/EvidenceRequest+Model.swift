package import SharedLayer

extension EvidenceRequest {
    package init(_ request: ContractRequestModel, certificate: CertificateModel) {
        self.init(
            body: Base64URL.text(request.body), signature: request.signature, receivedAt: request.receivedAt,
            certificate: Certificate(
                pem: certificate.pem, status: certificate.status, revokedAt: certificate.revokedAt))
    }
}
