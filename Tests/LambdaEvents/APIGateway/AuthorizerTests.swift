import FoundationEssentials
import LambdaEvents
import Testing

@Suite("Lambda authorizers")
struct AuthorizerTests {
    @Test("A token authorizer gets the token and what is asked for")
    func token() throws {
        let event: APIGatewayTokenAuthorizerRequest = try Sample.decode("apigateway-authorizer")
        #expect(event.authorizationToken == "incoming-client-token")
        let arn = try APIGatewayRouteARN(event.methodArn)
        #expect(arn.apiId == "example")
        #expect(arn.stage == "prod")
        #expect(arn.method == "POST")
        #expect(arn.path == "{proxy+}")
    }

    @Test("A request authorizer gets the request")
    func request() throws {
        let event: APIGatewayRequestAuthorizerRequest = try Sample.decode("apigateway-request-authorizer")
        #expect(event.headerFields["headerauth1"] == "headerValue1")
        #expect(event.requestContext.identity.clientCert?.issuerDN == "Example issuer")
        let httpAPI: APIGatewayRequestAuthorizerRequest = try Sample.decode("http-api-authorizer-version-1")
        #expect(httpAPI.identitySource == "Bearer abc,17")
    }

    @Test("An HTTP API's authorizer gets the identity sources as a list")
    func version2() throws {
        let event: APIGatewayV2AuthorizerRequest = try Sample.decode("http-api-authorizer")
        #expect(event.identitySource == ["Bearer abc", "17"])
        #expect(event.headerFields["Authorization"] == "Bearer abc")
        #expect(try APIGatewayRouteARN(event.routeArn).stage == "$default")
    }

    @Test(
        "An ARN is the same once it was taken apart",
        arguments: [
            "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/prod/GET/orders/17",
            "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/$default/GET/",
            "arn:aws-cn:execute-api:cn-north-1:123456789012:abcdef1234/prod/POST/a:b/c//d",
        ])
    func arn(_ text: String) throws {
        #expect(try APIGatewayRouteARN(text).description == text)
    }

    @Test("The whole stage of an ARN is named by wildcards")
    func wholeStage() throws {
        let arn = try APIGatewayRouteARN("arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/prod/GET/orders/17")
        #expect(
            arn.wholeStage.description == "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/prod/*/*")
    }

    @Test(
        "Other texts are no ARN of an API",
        arguments: [
            "", "arn:aws:execute-api:eu-west-1:123456789012", "arn:aws:lambda:eu-west-1:123456789012:function:f",
            "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/prod",
        ])
    func invalidARN(_ text: String) {
        let error = #expect(throws: LambdaEventError.self) { try APIGatewayRouteARN(text) }
        #expect(error?.code == .invalidARN)
    }

    @Test("A policy for one route is written as AWS shows it", arguments: [("Allow", true), ("Deny", false)])
    func policy(_ effect: String, _ isAllowed: Bool) throws {
        let route = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/prod/GET/orders"
        let response = APIGatewayAuthorizerResponse(
            isAllowed ? .allow : .deny, "customer-9", routes: [route], context: ["quota": 250])
        let expected: AnyJSON = [
            "principalId": "customer-9", "context": ["quota": 250],
            "policyDocument": [
                "Version": "2012-10-17",
                "Statement": [
                    ["Effect": .string(effect), "Action": "execute-api:Invoke", "Resource": .string(route)]
                ],
            ],
        ]
        #expect(try AnyJSON(encoding: response) == expected)
    }

    @Test("A simple response is written as AWS shows it")
    func simple() throws {
        #expect(
            try AnyJSON(encoding: APIGatewayV2AuthorizerResponse(isAuthorized: false)) == ["isAuthorized": false])
    }
}
