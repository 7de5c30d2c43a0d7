import CurlTransport
import LambdaEvents
import Logging
import Testing

@testable import SharedLayer

@Suite("Callers with keys and tokens")
struct CallerAuthorizerTests {
    private func send(
        _ headers: [String: String], to tokens: SampleTokens?, item: String = "{}"
    ) async throws -> APIGatewayV2Response {
        let configuration = AWSConfiguration(
            region: "us-east-1", credentials: AWSCredentials(accessKeyID: "a", secretAccessKey: "s"),
            endpoint: "http://127.0.0.1:1")
        let dynamo = DynamoClient(
            configuration: configuration, http: ScriptedTransport([ScriptedTransport.ok(item)]))
        let authorizer = CallerAuthorizer(
            keys: APIKeyRepository(dynamo: dynamo, table: "t"), tokens: tokens?.verifier,
            requires: [.scope("events:read")])
        let middleware = RequestMiddleware(
            logger: LoggingUtils.logger(service: "s", level: .critical), authorize: AuthorizeStep(authorizer))
        return await handleLambdaRequest(
            SampleEvents.request("{}", headers: headers), context: SampleEvents.context, through: middleware
        ) { request in
            let caller = try request.principal(as: CallerPrincipal.self)
            return LambdaReply(headers: ["x-caller": "\(caller.id) of \(caller.tenantID)"])
        }
    }

    private func bearer(_ tokens: SampleTokens, _ changes: [String: JSONValue?] = [:]) async throws -> String {
        "Bearer " + (try await tokens.signer.sign(SampleTokens.claims(changes), type: "at+jwt"))
    }

    @Test("A token says who calls and for whom; a client's own is told from a person's")
    func tokens() async throws {
        let tokens = try SampleTokens()
        let person = try await send(["authorization": bearer(tokens)], to: tokens)
        #expect(person.headers?["x-caller"] == "user:user-1 of org-1")
        let machine = try await send(["authorization": bearer(tokens, ["sub": "client-1"])], to: tokens)
        #expect(machine.headers?["x-caller"] == "client:client-1 of org-1")
    }

    @Test("An operator needs no other scope, and a token without the scope or for nobody's records is refused with 403")
    func scopes() async throws {
        let tokens = try SampleTokens()
        let `operator` = try await send(["authorization": bearer(tokens, ["scope": "network:operate"])], to: tokens)
        #expect(`operator`.statusCode == 200)
        let other = try await send(["authorization": bearer(tokens, ["scope": "users:write"])], to: tokens)
        #expect(other.statusCode == 403)
        #expect(other.headers?["www-authenticate"] == #"Bearer error="insufficient_scope", scope="events:read""#)
        let nobody = try await send(["authorization": bearer(tokens, ["org": nil])], to: tokens)
        #expect(nobody.statusCode == 403)
    }

    @Test("Who proves nothing, or in two ways, gets 401 with a challenge that tells no reason")
    func refusals() async throws {
        let tokens = try SampleTokens()
        let good = try await bearer(tokens)
        let cases: [([String: String], String)] = [
            ([:], "ApiKey, Bearer"), (["authorization": "Basic YTpi"], "ApiKey, Bearer"),
            (["authorization": "Bearer"], "ApiKey, Bearer"),
            (["authorization": "Bearer x.y.z"], #"Bearer error="invalid_token""#),
            (["authorization": try await bearer(tokens, ["exp": 1])], #"Bearer error="invalid_token""#),
            (["authorization": good, "x-api-key": "mk_1"], #"Bearer error="invalid_request""#),
            (["x-api-key": "mk_unknown"], "ApiKey, Bearer"),
        ]
        for (headers, challenge) in cases {
            let response = try await send(headers, to: tokens)
            #expect(response.statusCode == 401, "\(headers)")
            #expect(response.headers?["www-authenticate"] == challenge, "\(headers)")
        }
    }

    @Test("A deployment without tokens knows keys alone")
    func withoutTokens() async throws {
        let tokens = try SampleTokens()
        let response = try await send(["authorization": bearer(tokens)], to: nil)
        #expect(response.statusCode == 401)
        #expect(response.headers?["www-authenticate"] == "ApiKey")
    }
}
