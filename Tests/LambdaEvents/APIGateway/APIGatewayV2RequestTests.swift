import FoundationEssentials
import LambdaEvents
import Testing

@Suite("HTTP API and function URL events")
struct APIGatewayV2RequestTests {
    @Test("A request's parts are where AWS says")
    func parts() throws {
        let event: APIGatewayV2Request = try Sample.decode("http-api")
        #expect(event.routeKey == "POST /api/v1/organizations/{organization_id}/events")
        #expect(event.pathParameters == ["organization_id": "org-1"])
        #expect(event.queryStringParameters == ["tag": "a,b", "empty": ""])
        #expect(event.cookies == ["session=1", "theme=dark"])
        #expect(event.requestContext.http.method == "POST")
        #expect(event.requestContext.timeEpoch == 1_795_262_400_000)
        #expect(try event.decodeBody(as: [String: Int].self) == ["a": 1])
    }

    @Test("Mutual TLS shows the client's certificate, a JWT its claims and scopes")
    func certificateAndClaims() throws {
        let context = try Sample.decode("apigateway-http-api-proxy", as: APIGatewayV2Request.self).requestContext
        #expect(context.authentication?.clientCert?.subjectDN == "www.example.com")
        #expect(context.authentication?.clientCert?.validity.notAfter == "Aug  5 09:36:04 2021 GMT")
        #expect(context.authorizer?.jwt?.claims == ["claim1": "value1", "claim2": "value2"])
        #expect(context.authorizer?.jwt?.scopes == ["scope1", "scope2"])
        let other = try Sample.decode("http-api-jwt-authorizer", as: APIGatewayV2Request.self).requestContext
        #expect(other.authorizer?.jwt?.scopes == nil)
    }

    @Test("A Lambda authorizer's context has any shape, or there is none")
    func lambdaAuthorizer() throws {
        let event: APIGatewayV2Request = try Sample.decode("http-api-lambda-authorizer")
        let context = try #require(event.requestContext.authorizer?.lambda)
        #expect(context["roles"] == ["reader", "writer"])
        #expect(context["address"]?["city"]?.string == "Köln")
        #expect(context["quota"]?.decimal?.description == "12345678901234567890")
        let none: APIGatewayV2Request = try Sample.decode("http-api-lambda-authorizer-no-context")
        #expect(none.requestContext.authorizer != nil)
        #expect(none.requestContext.authorizer?.lambda == nil)
    }

    @Test("A signed request shows its caller, or the identity of a Cognito pool")
    func iam() throws {
        let event: APIGatewayV2Request = try Sample.decode("http-api-iam")
        #expect(event.requestContext.authorizer?.iam?.userArn == "arn:aws:iam::123456789012:user/joe")
        #expect(event.requestContext.authorizer?.iam?.cognitoIdentity == nil)
        let pool: APIGatewayV2Request = try Sample.decode("http-api-cognito-identity")
        #expect(pool.requestContext.authorizer?.iam?.cognitoIdentity?.amr?.first == "authenticated")
    }

    @Test("A function URL's caller is anonymous, or an IAM identity")
    func functionURL() throws {
        let event: FunctionURLRequest = try Sample.decode("function-url")
        #expect(event.requestContext.accountId == "anonymous")
        #expect(event.requestContext.authorizer == nil)
        let signed: FunctionURLRequest = try Sample.decode("function-url-iam")
        #expect(signed.requestContext.authorizer?.iam?.accountId == "123456789012")
        #expect(signed.requestContext.http.userAgent == nil)
        #expect(try signed.bodyBytes == [0, 0xff, 0x80, 0x41])
    }
}
