package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations/{organizationId}/memberships` and what is below.
package struct ManageMembershipFunction: LambdaHandler {
    private let memberships: PartnerMembershipService
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        memberships: PartnerMembershipService, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.memberships = memberships
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let organizationID = try request.pathIdentifier("organizationId")
            switch try ResourceOperation(request, item: "memberId") {
            case .list:
                return try await pages.reply(request, PartnerMembershipMapper.resource) { limit, cursor in
                    try await memberships.list(of: organizationID, limit: limit, from: cursor, call)
                }
            case .create:
                let creation: MembershipCreation = try MembershipCreationSchema.document.read(request.document)
                let record = try await memberships.create(creation, in: organizationID, call)
                return try .created(
                    PartnerMembershipMapper.resource(record), version: record.version, id: record.memberID, request)
            case .read(let id):
                return try reply(await memberships.read(id, of: organizationID, call))
            case .change(let id):
                let record = try await memberships.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                let state = try MembershipStateSchema.document.merged(
                    request.document, into: PartnerMembershipMapper.state(record))
                return try reply(await memberships.change(record, to: state, call))
            case .remove(let id):
                let record = try await memberships.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await memberships.close(record, call))
            case .act:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET", "PATCH"])
            }
        }
    }

    private func reply(_ record: MembershipModel) throws -> LambdaReply {
        try .resource(PartnerMembershipMapper.resource(record), version: record.version)
    }
}
