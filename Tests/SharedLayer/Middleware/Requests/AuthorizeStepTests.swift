import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("Authorizing requests")
struct AuthorizeStepTests {
    private let output = RecordedLogOutput()

    private func send<Authorizer: RequestAuthorizer>(
        _ authorizer: APIGatewayV2Request.Authorizer?, to step: Authorizer
    ) async -> APIGatewayV2Response {
        var event = SampleEvents.request("{}")
        event.requestContext.authorizer = authorizer
        let middleware = RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .info, output: output), authorize: AuthorizeStep(step))
        return await handleLambdaRequest(event, context: SampleEvents.context, through: middleware) { request in
            request.logger.info("reached")
            return LambdaReply(headers: ["x-caller": try request.principal(as: Authorizer.Principal.self).id])
        }
    }

    private func jwt(_ claims: [String: String], scopes: [String]? = nil) -> APIGatewayV2Request.Authorizer {
        .init(jwt: .init(claims: claims, scopes: scopes))
    }

    @Test("A token's subject is known by its issuer and its name, and the log says who it was")
    func subject() async {
        let response = await send(jwt(["iss": "https://i", "sub": "alice"]), to: JWTAuthorizer())
        #expect(response.statusCode == 200)
        #expect(response.headers?["x-caller"] == "https://i|alice")
        #expect(output.records.contains { $0["message"] == "reached" && $0["principal"] == "https://i|alice" })
        let machine = await send(jwt(["iss": "i", "client_id": "c"]), to: JWTAuthorizer())
        #expect(machine.headers?["x-caller"] == "i|c")
    }

    @Test("Without a token, or with one of nobody, the answer is 401 with a challenge")
    func unauthenticated() async {
        for authorizer in [nil, .init(lambda: ["principalId": "p"]), jwt(["iss": "i"]), jwt(["sub": ""])] {
            let response = await send(authorizer, to: JWTAuthorizer())
            #expect(response.statusCode == 401)
            #expect(response.headers?["www-authenticate"]?.hasPrefix("Bearer") == true)
            #expect(response.headers?["content-type"] == "application/problem+json")
            #expect(response.body?.contains("urn:moneta:problem:unauthorized") == true)
        }
        #expect(!output.records.contains { $0["message"] == "reached" })
    }

    @Test(
        "Scopes are read however the issuer writes them",
        arguments: [
            (["sub": "a", "scope": "x orders:write y"], nil, 200),
            (["sub": "a", "scp": "[orders:read orders:write]"], nil, 200),
            (["sub": "a"], ["orders:write"], 200), (["sub": "a", "scope": "orders:writer"], nil, 403),
            (["sub": "a"], nil, 403),
        ] as [([String: String], [String]?, Int)])
    func scopes(_ claims: [String: String], _ scopes: [String]?, _ status: Int) async {
        let response = await send(
            jwt(claims, scopes: scopes), to: JWTAuthorizer(requiring: [.scope("orders:write")]))
        #expect(response.statusCode == status)
        let challenge = response.headers?["www-authenticate"]
        #expect(challenge == (status == 403 ? #"Bearer error="insufficient_scope", scope="orders:write""# : nil))
    }

    @Test("Any of several scopes will do, and claims must have one of their values, which callers are not told")
    func requirements() async {
        let either = JWTAuthorizer(requiring: [.anyScope(["a", "b"]), .claim("tenant", isOneOf: ["t1", "t2"])])
        #expect(await send(jwt(["sub": "s", "scope": "b", "tenant": "t2"]), to: either).statusCode == 200)
        #expect(await send(jwt(["sub": "s", "scope": "c", "tenant": "t2"]), to: either).statusCode == 403)
        let refused = await send(jwt(["sub": "s", "scope": "b", "tenant": "t3"]), to: either)
        #expect(refused.statusCode == 403)
        #expect(refused.headers?["www-authenticate"] == nil)
        #expect(refused.body?.contains("tenant") == false)
    }

    @Test("A Lambda authorizer's context names the caller and its scopes")
    func lambda() async {
        let step = LambdaContextAuthorizer(
            identifier: "user", requiring: [.scope("b"), .claim("admin", isOneOf: ["true"])])
        let context: [String: AnyJSON] = ["user": 7, "scopes": ["a", "b"], "admin": true]
        let response = await send(.init(lambda: context), to: step)
        #expect(response.statusCode == 200)
        #expect(response.headers?["x-caller"] == "7")
        #expect(await send(.init(lambda: ["scopes": ["b"]]), to: step).statusCode == 401)
        #expect(await send(.init(lambda: ["user": "u", "scopes": "a b"]), to: step).statusCode == 403)
    }

    @Test("An AWS identity is known without its session, and may be held to accounts")
    func iam() async {
        let session = APIGatewayV2Request.Authorizer(
            iam: .init(accountId: "111122223333", userArn: "arn:aws:sts::111122223333:assumed-role/caller/session-9"))
        let response = await send(session, to: IAMAuthorizer(accounts: ["111122223333"]))
        #expect(response.statusCode == 200)
        #expect(response.headers?["x-caller"] == "arn:aws:sts::111122223333:assumed-role/caller")
        #expect(await send(session, to: IAMAuthorizer(accounts: ["999999999999"])).statusCode == 403)
        #expect(await send(session, to: IAMAuthorizer(organizations: ["o-1"])).statusCode == 403)
        #expect(await send(nil, to: IAMAuthorizer()).statusCode == 401)
    }

    @Test("A handler that asks for a principal of another type is answered with 500")
    func otherPrincipal() async {
        let middleware = RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .info, output: output))
        let response = await handleLambdaRequest(
            SampleEvents.request("{}"), context: SampleEvents.context, through: middleware
        ) { request in
            _ = try request.principal(as: JWTPrincipal.self)
            return LambdaReply()
        }
        #expect(response.statusCode == 500)
    }
}
