import Templates
import Testing

@Suite("Resource types")
struct ResourceTypeTests {
    @Test(
        "that AWS does not have are refused, with what was probably meant",
        arguments: [
            ("AWS::Foo", nil), ("Nothing", nil),
            ("AWS::Serverless::Functoin", "did you mean AWS::Serverless::Function?"),
            ("AWS::SQSS::Queue", "did you mean AWS::SQS::Queue?"),
            ("AWS::DynamoDB::Tabel", "did you mean AWS::DynamoDB::Table?"),
            ("AWS::Lambda::Whatever", nil),
        ] as [(String, String?)])
    func unknown(type: String, advice: String?) async throws {
        let issues = try await TemplateFixture.issues(
            "Transform: AWS::Serverless-2016-10-31\nResources:\n  X: {Type: \(type)}\n")
        let issue = try #require(issues.first)
        #expect(issue.code == .unknownResourceType)
        #expect(issue.what == "Unrecognized resource types: [\(type)]")
        #expect(issue.location.line == 3)
        if let advice { #expect(issue.remedy == advice) }
    }

    @Test(
        "that are not emulated are told",
        arguments: ["AWS::Cognito::UserPool", "AWS::S3::AccessPoint", "Custom::Thing", "AWS::DynamoDB::GlobalTable"])
    func unsupported(type: String) async throws {
        let application = try await TemplateFixture.read("Resources:\n  X: {Type: \(type)}\n")
        #expect(application.unsupported.map(\.what) == ["\(type) is not emulated"])
        #expect(application.unsupported.first?.resource == "moneta/X")
    }

    @Test(
        "that mean nothing here are accepted",
        arguments: ["AWS::IAM::Role", "AWS::IAM::Policy", "AWS::Logs::LogGroup"])
    func accepted(type: String) async throws {
        #expect(try await TemplateFixture.read("Resources:\n  X: {Type: \(type)}\n").unsupported == [])
    }

    @Test("of resources whose condition is false are left out")
    func conditional() async throws {
        let template = """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              X: {Type: AWS::SQS::Queue, Condition: Never}
              Y: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [Never, !GetAtt X.Arn, 3]}}
            """
        let application = try await TemplateFixture.read(template)
        #expect(application.queues.map(\.logicalID) == ["Y"])
        #expect(application.queues.first?.attributes == ["DelaySeconds": "3"])
    }
}
