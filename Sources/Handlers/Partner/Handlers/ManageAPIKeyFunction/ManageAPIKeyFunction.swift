package import FunctionRuntime
package import LambdaEvents
import SharedLayer

/// Serves `/api/v1/organizations/{organizationId}/api-keys` and what is below.
package struct ManageAPIKeyFunction: LambdaHandler {
    private let keys: PartnerAPIKeyService
    private let idempotency: Idempotency
    private let pages: PartnerPages
    private let middleware: RequestMiddleware
    private let now: @Sendable () -> Timestamp

    init(
        keys: PartnerAPIKeyService, idempotency: Idempotency, pages: PartnerPages, middleware: RequestMiddleware,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.keys = keys
        self.idempotency = idempotency
        self.pages = pages
        self.middleware = middleware
        self.now = now
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let call = try PartnerCall(request, now: now())
            let organizationID = try request.pathIdentifier("organizationId")
            switch try ResourceOperation(request, item: "keyId") {
            case .list:
                return try await pages.reply(request, PartnerAPIKeyMapper.resource) { limit, cursor in
                    try await keys.list(of: organizationID, limit: limit, from: cursor, call)
                }
            case .create:
                let creation: APIKeyCreation = try APIKeyCreationSchema.document.read(request.document)
                return try await issue(request, call) { try await keys.create(creation, in: organizationID, call) }
            case .read(let id):
                return try reply(await keys.read(id, of: organizationID, call))
            case .act(let id):
                let rotation: APIKeyRotation = try APIKeyRotationSchema.document.read(request.document)
                return try await issue(request, call) {
                    try await keys.rotate(keys.current(id, of: organizationID, call), rotation, call)
                }
            case .remove(let id):
                let record = try await keys.current(id, of: organizationID, call)
                try EntityTag(version: record.version).check(request)
                return try reply(await keys.revoke(record, call))
            case .change:
                throw Problem.methodNotAllowed(allowed: ["DELETE", "GET"])
            }
        }
    }

    private func reply(_ record: APIKeyModel) throws -> LambdaReply {
        try .resource(PartnerAPIKeyMapper.resource(record), version: record.version)
    }

    /// Makes a key once for each `Idempotency-Key`.
    ///
    /// Not by `IdempotencyStep`, which keeps answers whole: the key's text would lie in the table. A repeat is so told which
    /// key was made, and that its text was shown.
    private func issue(
        _ request: LambdaRequest, _ call: PartnerCall, _ make: () async throws -> IssuedAPIKey
    ) async throws -> LambdaReply {
        guard let field = request.header(IdempotencyKeyField.name) else {
            let issued = try await make()
            return try created(issued.model, text: issued.text, request)
        }
        let key = try IdempotencyKey(
            IdempotencyKeyField.key(field), operation: request.event.routeKey, caller: call.caller.id)
        var text: String?
        let outcome = try await idempotency.outcome(
            key: key, payload: .document(["path": .string(request.path), "document": request.document]),
            deadline: Timestamp(millisecondsSince1970: request.context.deadlineMilliseconds)
        ) { _ in
            let issued = try await make()
            text = issued.text
            return issued.model
        }
        var reply = try created(outcome.value, text: text, request)
        if outcome.isReplayed { reply.headers[IdempotencyStep.replayedHeader] = "true" }
        return reply
    }

    private func created(_ record: APIKeyModel, text: String?, _ request: LambdaRequest) throws -> LambdaReply {
        var resource = PartnerAPIKeyMapper.resource(record)
        resource.key = text
        var reply = try LambdaReply.created(resource, version: record.version, id: record.keyID, request)
        reply.headers["location"] = "/api/v1/organizations/\(record.organizationID)/api-keys/\(record.keyID)"
        reply.headers["cache-control"] = "no-store"
        return reply
    }
}
