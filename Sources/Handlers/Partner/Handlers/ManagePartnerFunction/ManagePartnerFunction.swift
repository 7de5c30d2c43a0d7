package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/partners` and `/api/v1/partners/{partnerId}`.
package struct ManagePartnerFunction: LambdaHandler {
    private let partners: PartnerService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        partners: PartnerService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.partners = partners
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            switch try ResourceOperation(request, item: "partnerId") {
            case .list:
                return try await pages.reply(request, PartnerMapper.resource) { limit, cursor in
                    try await partners.list(limit: limit, from: cursor, call)
                }
            case .create:
                let creation: PartnerCreation = try PartnerCreationSchema.document.read(request.document)
                let record = try await partners.create(creation, call)
                return try .created(
                    PartnerMapper.resource(record), version: record.version, id: record.partnerID, request)
            case .read(let id):
                return try reply(await partners.read(id, call))
            case .change(let id):
                let record = try await partners.current(id, call)
                try EntityTag(version: record.version).check(request)
                let state = try PartnerStateSchema.document.merged(request.document, into: PartnerMapper.state(record))
                return try reply(await partners.change(record, to: state, call))
            case .remove(let id):
                let record = try await partners.current(id, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await partners.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: PartnerModel) throws -> LambdaReply {
        try .resource(PartnerMapper.resource(record), version: record.version)
    }
}
