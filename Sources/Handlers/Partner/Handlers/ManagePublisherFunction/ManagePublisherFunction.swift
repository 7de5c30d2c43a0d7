package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations/{organizationId}/publishers` and what is below, certificates excepted.
package struct ManagePublisherFunction: LambdaHandler {
    private let publishers: PartnerPublisherService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        publishers: PartnerPublisherService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.publishers = publishers
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let organizationID = try request.pathIdentifier("organizationId")
            switch try ResourceOperation(request, item: "publisherId") {
            case .list:
                return try await pages.reply(request, PartnerPublisherMapper.resource) { limit, cursor in
                    try await publishers.list(of: organizationID, limit: limit, from: cursor, call)
                }
            case .create:
                let creation: PublisherCreation = try PublisherCreationSchema.document.read(request.document)
                let record = try await publishers.create(creation, in: organizationID, call)
                return try .created(
                    PartnerPublisherMapper.resource(record), version: record.version, id: record.publisherID, request)
            case .read(let id):
                return try reply(await publishers.read(id, of: organizationID, call))
            case .change(let id):
                let record = try await publishers.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                let state = try PublisherStateSchema.document.merged(
                    request.document, into: PartnerPublisherMapper.state(record))
                return try reply(await publishers.change(record, to: state, call))
            case .remove(let id):
                let record = try await publishers.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await publishers.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: PublisherModel) throws -> LambdaReply {
        try .resource(PartnerPublisherMapper.resource(record), version: record.version)
    }
}
