package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations/{organizationId}/mpasses` and what is below.
package struct ManageMPassFunction: LambdaHandler {
    private let mPasses: PartnerMPassService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        mPasses: PartnerMPassService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.mPasses = mPasses
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let organizationID = try request.pathIdentifier("organizationId")
            switch try ResourceOperation(request, item: "mpassId") {
            case .list:
                return try await pages.reply(request, PartnerMPassMapper.resource) { limit, cursor in
                    try await mPasses.list(of: organizationID, limit: limit, from: cursor, call)
                }
            case .create:
                let creation: MPassCreation = try MPassCreationSchema.document.read(request.document)
                let record = try await mPasses.create(creation, in: organizationID, call)
                return try .created(
                    PartnerMPassMapper.resource(record), version: record.version, id: record.mPassID, request)
            case .read(let id):
                return try reply(await mPasses.read(id, of: organizationID, call))
            case .change(let id):
                let record = try await mPasses.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                let state = try MPassStateSchema.document.merged(
                    request.document, into: PartnerMPassMapper.state(record))
                return try reply(await mPasses.change(record, to: state, call))
            case .remove(let id):
                let record = try await mPasses.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await mPasses.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: MPassModel) throws -> LambdaReply {
        try .resource(PartnerMPassMapper.resource(record), version: record.version)
    }
}
