package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/partners/{partnerId}/endpoints` and what is below.
package struct ManageEndpointFunction: LambdaHandler {
    private let endpoints: PartnerEndpointService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        endpoints: PartnerEndpointService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.endpoints = endpoints
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let partnerID = try request.pathIdentifier("partnerId")
            switch try ResourceOperation(request, item: "endpointId") {
            case .list:
                return try await pages.reply(request, PartnerEndpointMapper.resource) { limit, cursor in
                    try await endpoints.list(of: partnerID, limit: limit, from: cursor, call)
                }
            case .create:
                let creation: EndpointCreation = try EndpointCreationSchema.document.read(request.document)
                let record = try await endpoints.create(creation, of: partnerID, call)
                return try .created(
                    PartnerEndpointMapper.resource(record), version: record.version, id: record.endpointID, request)
            case .read(let id):
                return try reply(await endpoints.read(id, of: partnerID, call))
            case .change(let id):
                let record = try await endpoints.current(id, of: partnerID, call)
                try EntityTag(version: record.version).check(request)
                let state = try EndpointStateSchema.document.merged(
                    request.document, into: PartnerEndpointMapper.state(record))
                return try reply(await endpoints.change(record, to: state, call))
            case .remove(let id):
                let record = try await endpoints.current(id, of: partnerID, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await endpoints.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: EndpointModel) throws -> LambdaReply {
        try .resource(PartnerEndpointMapper.resource(record), version: record.version)
    }
}
