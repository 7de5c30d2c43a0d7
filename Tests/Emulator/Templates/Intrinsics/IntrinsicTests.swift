import Templates
import Testing

@Suite("Intrinsic functions")
struct IntrinsicTests {
    private static let head = """
        Parameters:
          Stage: {Type: String, Default: dev}
          Names: {Type: CommaDelimitedList, Default: "a, b ,c"}
        Mappings:
          Sizes:
            dev: {Memory: 256}
            prod: {Memory: 1024}
        Conditions:
          IsDev: !Equals [!Ref Stage, dev]
          IsProd: !Equals [!Ref Stage, prod]
          Either: !Or [!Condition IsDev, !Condition IsProd]
          Both: !And [!Condition IsDev, !Condition IsProd]
          Neither: !Not [!Condition Either]
        Resources:
          Jobs: {Type: AWS::SQS::Queue}
          Named: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "jobs-${Stage}"}}
        Outputs:
          Value:
            Value:

        """

    @Test(
        "give what CloudFormation gives",
        arguments: [
            ("!Ref Stage", "dev"),
            ("!Ref AWS::Region", "us-east-1"),
            ("!Ref AWS::AccountId", "000000000000"),
            ("!Ref AWS::StackName", "moneta"),
            ("!Ref AWS::Partition", "aws"),
            ("!Ref AWS::URLSuffix", "amazonaws.com"),
            ("!Ref Jobs", "http://127.0.0.1:4566/000000000000/moneta-Jobs"),
            ("!Ref Named", "http://127.0.0.1:4566/000000000000/jobs-dev"),
            ("!GetAtt Jobs.Arn", "arn:aws:sqs:us-east-1:000000000000:moneta-Jobs"),
            ("{'Fn::GetAtt': [Jobs, QueueName]}", "moneta-Jobs"),
            ("!Sub 'x-${Stage}-${Named.QueueName}-${AWS::Region}'", "x-dev-jobs-dev-us-east-1"),
            ("!Sub ['${A}/${!A}/${Stage}', {A: !Ref AWS::Partition}]", "aws/${A}/dev"),
            ("!Sub 'open ${Stage'", "open ${Stage"),
            ("!Join ['-', [a, !Ref Stage, 3, true]]", "a-dev-3-true"),
            ("!Join ['+', !Ref Names]", "a+b+c"),
            ("!Select [1, !Ref Names]", "b"),
            ("!Select ['2', !Split ['/', 'x//z']]", "z"),
            ("!FindInMap [Sizes, !Ref Stage, Memory]", "256"),
            ("!FindInMap [Sizes, none, Memory, {DefaultValue: 7}]", "7"),
            ("!If [IsDev, yes-dev, no-dev]", "yes-dev"),
            ("!If [Both, t, f]", "f"),
            ("!If [Either, t, f]", "t"),
            ("!If [Neither, t, f]", "f"),
            ("!Base64 hello", "aGVsbG8="),
            ("!Select [0, !GetAZs '']", "us-east-1a"),
            ("!Join ['-', [a, !Ref AWS::NoValue, b]]", "a-b"),
        ] as [(String, String)])
    func evaluate(expression: String, expected: String) async throws {
        #expect(try await TemplateFixture.output(Self.head + "      " + expression + "\n") == expected)
    }

    @Test("follow a parameter's override")
    func override() async throws {
        let template = Self.head + "      !If [IsProd, !FindInMap [Sizes, !Ref Stage, Memory], small]\n"
        #expect(try await TemplateFixture.output(template, parameters: ["Stage": "prod"]) == "1024")
    }

    @Test(
        "say what is wrong with them, and where",
        arguments: [
            ("!Ref Nothing", "Unresolved resource dependencies [Nothing]"),
            ("!Ref Jobz", "did you mean Jobs?"),
            ("!Sub '${Nothing.Arn}'", "Unresolved resource dependencies [Nothing]"),
            ("!GetAtt Jobs.Color", "resource Jobs does not support attribute type Color"),
            ("!Ref AWS::Regoin", "did you mean AWS::Region?"),
            ("!If [Isdev, a, b]", "Unresolved condition dependency Isdev"),
            ("!FindInMap [Sizes, none, Memory]", "Unable to get mapping for Sizes::none::Memory"),
            ("!ImportValue nobody", "No export named nobody found"),
            ("!Select [7, !Ref Names]", "nonexistent value at index 7"),
            ("!Join [a]", "Fn::Join takes a delimiter and a list"),
            ("{'Fn::Cidr': [a, b]}", "Fn::Cidr is not emulated"),
        ] as [(String, String)])
    func fail(expression: String, message: String) async throws {
        let issues = try await TemplateFixture.issues(Self.head + "      " + expression + "\n")
        #expect(issues.count == 1, "\(issues)")
        let issue = try #require(issues.first)
        #expect(issue.description.contains(message), "\(issue)")
        #expect(issue.location.line == 20)
    }
}
