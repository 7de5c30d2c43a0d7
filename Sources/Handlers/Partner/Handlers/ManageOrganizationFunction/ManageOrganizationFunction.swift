package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations` and `/api/v1/organizations/{organizationId}`.
package struct ManageOrganizationFunction: LambdaHandler {
    private let organizations: PartnerOrganizationService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        organizations: PartnerOrganizationService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.organizations = organizations
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            switch try ResourceOperation(request, item: "organizationId") {
            case .list:
                return try await pages.reply(request, PartnerOrganizationMapper.resource) { limit, cursor in
                    try await organizations.list(limit: limit, from: cursor, call)
                }
            case .create:
                let creation: OrganizationCreation = try OrganizationCreationSchema.document.read(request.document)
                let record = try await organizations.create(creation, call)
                return try .created(
                    PartnerOrganizationMapper.resource(record), version: record.version, id: record.organizationID,
                    request)
            case .read(let id):
                return try reply(await organizations.read(id, call))
            case .change(let id):
                let record = try await organizations.current(id, call)
                try EntityTag(version: record.version).check(request)
                let state = try OrganizationStateSchema.document.merged(
                    request.document, into: PartnerOrganizationMapper.state(record))
                return try reply(await organizations.change(record, to: state, call))
            case .remove(let id):
                let record = try await organizations.current(id, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await organizations.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: OrganizationModel) throws -> LambdaReply {
        try .resource(PartnerOrganizationMapper.resource(record), version: record.version)
    }
}
