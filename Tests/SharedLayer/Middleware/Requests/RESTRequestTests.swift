import FoundationEssentials
import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("Requests of REST APIs")
struct RESTRequestTests {
    /// As a REST API sends it, after the example of the developer guide: "Lambda proxy integrations in API Gateway".
    private func event(
        authorizer: String = "null", userARN: String = "null",
        headers: String = #"{"Content-Type": ["application/json"]}"#,
        body: String = #""{\"id\":\"a\"}""#
    ) throws -> APIGatewayRequest {
        let text = """
            {"resource": "/things/{id}", "path": "/things/a b", "httpMethod": "POST", "headers": {"Accept": "x"},
             "multiValueHeaders": \(headers),
             "queryStringParameters": {"q": "2"}, "multiValueQueryStringParameters": {"q": ["1 &", "2"]},
             "pathParameters": {"id": "a b"}, "stageVariables": null,
             "requestContext": {"accountId": "123456789012", "apiId": "api", "authorizer": \(authorizer),
              "httpMethod": "POST", "requestId": "rest-1", "resourcePath": "/things/{id}", "stage": "prod",
              "identity": {"sourceIp": "192.0.2.1", "userAgent": "curl", "userArn": \(userARN)}},
             "body": \(body), "isBase64Encoded": false}
            """
        return try JSONDecoder().decode(APIGatewayRequest.self, from: Data(text.utf8))
    }

    private func middleware(_ authorize: (any RequestStep)? = nil) -> RequestMiddleware {
        RequestMiddleware(logger: LoggingUtils.logger(service: "s", level: .critical), authorize: authorize)
    }

    @Test("The handler sees the request as any other")
    func request() async throws {
        struct Body: Decodable { let id: String }
        let headers = #"{"Content-Type": ["application/json"], "X-Correlation-Id": ["c-1"], "Cookie": ["a=1; b=2"]}"#
        let response = await handleLambdaRequest(
            try event(headers: headers), context: SampleEvents.context, through: middleware(), decoding: Body.self
        ) { body, request in
            #expect(body.id == "a")
            #expect(request.method == "POST")
            #expect(request.path == "/things/a b")
            #expect(request.event.routeKey == "POST /things/{id}")
            #expect(request.header("accept") == "x")
            #expect(request.event.cookies == ["a=1", "b=2"])
            #expect(request.event.rawQueryString == "q=1%20%26&q=2")
            #expect(request.event.queryStringParameters == ["q": "1 &,2"])
            #expect(request.event.pathParameters == ["id": "a b"])
            #expect(request.requestID == "rest-1")
            return LambdaReply(status: 201, body: Array("x".utf8), cookies: ["s=1", "t=2"])
        }
        #expect(response.statusCode == 201)
        #expect(response.body == "x")
        #expect(response.headers?["x-correlation-id"] == "c-1")
        #expect(response.multiValueHeaders?["set-cookie"] == ["s=1", "t=2"])
    }

    @Test("What any of its authorizers says names the caller")
    func authorizers() async throws {
        let cognito = #"{"claims": {"sub": "alice", "iss": "i", "cognito:groups": ["a", "b"], "exp": 1700000000}}"#
        let groups = JWTAuthorizer(requiring: [.claim("cognito:groups", isOneOf: ["[a b]"])])
        #expect(try await status(event(authorizer: cognito), AuthorizeStep(groups)) == 200)
        let lambda = #"{"principalId": "user", "scope": "x"}"#
        let scoped = LambdaContextAuthorizer(requiring: [.scope("x")])
        #expect(try await status(event(authorizer: lambda), AuthorizeStep(scoped)) == 200)
        let signed = try event(userARN: #""arn:aws:iam::1:user/u""#)
        #expect(await status(signed, AuthorizeStep(IAMAuthorizer())) == 200)
        #expect(try await status(event(), AuthorizeStep(IAMAuthorizer())) == 401)
        #expect(try await status(event(authorizer: lambda), AuthorizeStep(JWTAuthorizer())) == 401)
    }

    private func status(_ event: APIGatewayRequest, _ authorize: any RequestStep) async -> Int {
        await handleLambdaRequest(event, context: SampleEvents.context, through: middleware(authorize)) { _ in
            LambdaReply()
        }.statusCode
    }

    @Test("A broken body is a problem document here, too")
    func problem() async throws {
        let response = await handleLambdaRequest(
            try event(body: #""{""#), context: SampleEvents.context, through: middleware()
        ) { _ in LambdaReply() }
        #expect(response.statusCode == 400)
        #expect(response.headers?["content-type"] == "application/problem+json")
    }
}
