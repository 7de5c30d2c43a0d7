import Templates
import Testing

@Suite("Routes")
struct RouteTests {
    private static let api =
        TemplateFixture.function + """
              Api: {Type: AWS::Serverless::HttpApi, Properties: {CorsConfiguration: {AllowOrigins: ["*"], MaxAge: 60}}}
              Integration:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: AWS_PROXY
                  IntegrationUri: !GetAtt Hello.Arn
                  PayloadFormatVersion: "2.0"
                  TimeoutInMillis: 5000
              Route:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: POST /x, Target: !Sub "integrations/${Integration}"}

            """

    private static func permission(_ source: String) -> String {
        """
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: !Ref Hello
              Principal: apigateway.amazonaws.com
              SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/\(source)"

        """
    }

    @Test("of integrations lead to their function")
    func integration() async throws {
        let application = try await TemplateFixture.read(Self.api + Self.permission("*/POST/x"))
        let api = try #require(application.apis.first)
        #expect(api.id.wholeMatch(of: /[a-z0-9]{10}/) != nil)
        #expect(api.stage == "$default")
        #expect(api.cors?.allowOrigins == ["*"])
        #expect(api.cors?.maxAgeSeconds == 60)
        let route = try #require(api.routes.first)
        #expect(route.key == "POST /x")
        #expect(route.function == "arn:aws:lambda:us-east-1:000000000000:function:moneta-Hello")
        #expect(route.timeoutMilliseconds == 5000)
        #expect(route.payloadFormatVersion == "2.0")
        #expect(application.warnings == [])
    }

    @Test("whose function does not permit the API are warned of", arguments: ["*/GET/x", "*/POST/y", "prod/*"])
    func permission(source: String) async throws {
        let application = try await TemplateFixture.read(Self.api + Self.permission(source))
        #expect(application.warnings.count == 1)
        #expect(application.warnings.first?.resource == "moneta/Route")
        #expect(application.warnings.first?.what.contains("AWS would answer 500") == true)
    }

    @Test("without any permission are warned of, and wildcards permit")
    func wildcards() async throws {
        #expect(try await TemplateFixture.read(Self.api).warnings.count == 1)
        #expect(try await TemplateFixture.read(Self.api + Self.permission("*")).warnings == [])
        #expect(try await TemplateFixture.read(Self.api + Self.permission("*/*/?")).warnings == [])
    }

    @Test(
        "that API Gateway refuses are refused",
        arguments: [
            ("RouteKey: POST /x", "RouteKey: FETCH /x", "route key is not formatted properly"),
            (
                "Target: !Sub \"integrations/${Integration}\"", "Target: !Ref Integration",
                "integrations/<integration id>"
            ),
            (
                "Target: !Sub \"integrations/${Integration}\"", "Target: integrations/none",
                "Invalid Integration identifier"
            ),
            (
                "Properties: {ApiId: !Ref Api, RouteKey", "Properties: {ApiId: none, RouteKey",
                "in none of these templates"
            ),
            ("TimeoutInMillis: 5000", "TimeoutInMillis: 31000", "TimeoutInMillis is 31000"),
        ] as [(String, String, String)])
    func refused(part: String, replacement: String, message: String) async throws {
        let template = Self.api.replacing(part, with: replacement)
        #expect(template != Self.api)
        let issues = try await TemplateFixture.issues(template)
        #expect(issues.contains { $0.description.contains(message) }, "\(issues)")
    }

    @Test("of events use the API that they name, or SAM's own")
    func events() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events:
                        Item: {Type: HttpApi, Properties: {Path: "/items/{id}", Method: any}}
                        All: {Type: HttpApi}
                        Old: {Type: Api, Properties: {Path: /old, Method: post}}

                """)
        let http = try #require(application.apis.first { $0.kind == .http })
        #expect(http.logicalID == "ServerlessHttpApi")
        #expect(http.routes.map(\.key) == ["ANY /items/{id}", "$default"])
        let rest = try #require(application.apis.first { $0.kind == .rest })
        #expect(rest.stage == "Prod")
        #expect(rest.routes.map(\.key) == ["POST /old"])
        #expect(rest.routes.map(\.payloadFormatVersion) == ["1.0"])
        #expect(application.warnings == [])
    }
}
