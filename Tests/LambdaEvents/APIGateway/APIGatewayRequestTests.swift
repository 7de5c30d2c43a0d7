import LambdaEvents
import Testing

@Suite("REST API events")
struct APIGatewayRequestTests {
    @Test("A request's parts are where AWS says")
    func parts() throws {
        let event: APIGatewayRequest = try Sample.decode("apigateway-aws-proxy")
        #expect(event.resource == "/{proxy+}")
        #expect(event.httpMethod == "POST")
        #expect(event.multiValueQueryStringParameters == ["foo": ["bar"]])
        #expect(event.stageVariables == ["baz": "qux"])
        #expect(event.requestContext.requestTimeEpoch == 1_428_582_896_000)
        #expect(event.requestContext.identity.sourceIp == "127.0.0.1")
        #expect(event.requestContext.identity.caller == nil)
        #expect(try event.decodeBody(as: [String: String].self) == ["test": "body"])
    }

    @Test("A request from the console's test page has null where clients send something")
    func testInvoke() throws {
        let event: APIGatewayRequest = try Sample.decode("apigateway-test-invoke")
        #expect(event.queryStringParameters == nil)
        #expect(event.multiValueHeaders == nil)
        #expect(try event.bodyBytes == [])
        #expect(event.requestContext.identity.sourceIp == "test-invoke-source-ip")
        #expect(event.requestContext.identity.apiKey == "test-invoke-api-key")
    }

    @Test("A Lambda authorizer's context comes with its principal, numbers as numbers")
    func lambdaAuthorizer() throws {
        let context = try Sample.decode("apigateway-lambda-authorizer", as: APIGatewayRequest.self).requestContext
        #expect(context.principalId == "customer-9")
        #expect(context.authorizer?["quota"]?.integer == 250)
        #expect(context.authorizer?["rate"]?.double == 0.125)
        #expect(context.claims == nil)
        #expect(context.operationName == "GetOrder")
    }

    @Test("A user pool's claims come as texts")
    func cognito() throws {
        let context = try Sample.decode("apigateway-cognito-authorizer", as: APIGatewayRequest.self).requestContext
        #expect(context.claims?["cognito:username"]?.string == "joe")
        #expect(context.claims?["email_verified"]?.string == "true")
        #expect(context.principalId == nil)
    }

    @Test("An HTTP API's payload 1.0 says its version")
    func version1() throws {
        let event: APIGatewayRequest = try Sample.decode("apigateway-http-api-version-1")
        #expect(event.version == "1.0")
        #expect(event.requestContext.claims == nil)
        #expect(try event.bodyBytes == Array("Grüße".utf8))
        #expect(try Sample.decode("apigateway-aws-proxy", as: APIGatewayRequest.self).version == nil)
    }

    @Test("A private API's caller has a VPC, and a signed request a user")
    func privateAPI() throws {
        let identity = try Sample.decode("apigateway-private-iam", as: APIGatewayRequest.self).requestContext.identity
        #expect(identity.vpceId == "vpce-0f9e8d7c")
        #expect(identity.userArn == "arn:aws:sts::123456789012:assumed-role/orders/session")
    }
}
