package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations/{organizationId}/publishers/{publisherId}/certificates` and what is below.
package struct ManageCertificateFunction: LambdaHandler {
    private let certificates: PartnerCertificateService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        certificates: PartnerCertificateService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.certificates = certificates
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let owner = PublisherReference(
                organizationID: try request.pathIdentifier("organizationId"),
                publisherID: try request.pathIdentifier("publisherId"))
            switch try ResourceOperation(request, item: "thumbprint") {
            case .list:
                return try await pages.reply(request, PartnerCertificateMapper.resource) { limit, cursor in
                    try await certificates.list(of: owner, limit: limit, from: cursor, call)
                }
            case .create:
                let upload: CertificateUpload = try CertificateUploadSchema.document.read(request.document)
                let record = try await certificates.enter(upload, for: owner, call)
                return try .created(
                    PartnerCertificateMapper.resource(record), version: record.version, id: record.thumbprint, request)
            case .read(let thumbprint):
                return try reply(await certificates.read(thumbprint, of: owner, call))
            case .remove(let thumbprint):
                let reason = try Self.reason(request)
                let record = try await certificates.current(thumbprint, of: owner, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await certificates.revoke(record, for: reason, call))
            case .change, .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET"])
            }
        }
    }

    private func reply(_ record: CertificateModel) throws -> LambdaReply {
        try .resource(PartnerCertificateMapper.resource(record), version: record.version)
    }

    /// In the query, because the content of a DELETE means nothing (RFC 9110 section 9.3.5).
    private static func reason(_ request: LambdaRequest) throws -> RevocationReason {
        guard let text = request.event.queryStringParameters?["reason"] else { return .unspecified }
        guard let reason = RevocationReason(rawValue: text) else {
            let known = RevocationReason.allCases.map(\.rawValue).joined(separator: ", ")
            throw PartnerError(.malformedRequest, "The parameter reason must be one of \(known).")
        }
        return reason
    }
}
