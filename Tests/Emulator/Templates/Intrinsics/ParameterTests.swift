import Templates
import Testing

@Suite("Parameters")
struct ParameterTests {
    private static func template(_ declaration: String) -> String {
        """
        Parameters:
          P: \(declaration)
        Resources:
          Q: {Type: AWS::SQS::Queue}
        Outputs:
          Value: {Value: !Ref P}
        """
    }

    @Test(
        "are checked against their constraints",
        arguments: [
            ("{Type: String, AllowedValues: [dev, prod]}", "test", "must be one of AllowedValues"),
            ("{Type: String, AllowedPattern: '[a-z]+'}", "a1", "must match pattern [a-z]+"),
            ("{Type: String, MinLength: 3}", "ab", "must contain at least 3 characters"),
            ("{Type: String, MaxLength: 1}", "ab", "must contain at most 1 characters"),
            ("{Type: Number}", "ten", "must be a number"),
            ("{Type: Number, MinValue: 5}", "4", "must be a number not less than 5"),
            ("{Type: Number, MaxValue: 5}", "6", "must be a number not greater than 5"),
            ("{Type: 'List<Number>'}", "1,x", "must be a number"),
        ] as [(String, String, String)])
    func constraints(declaration: String, value: String, message: String) async throws {
        let issues = try await TemplateFixture.issues(Self.template(declaration), parameters: ["P": value])
        #expect(issues.count == 1)
        #expect(issues.first?.code == .invalidParameter)
        #expect(issues.first?.what.contains(message) == true, "\(issues)")
    }

    @Test("with a constraint's description tell it")
    func description() async throws {
        let declaration = "{Type: String, AllowedPattern: x, ConstraintDescription: only x will do}"
        let issues = try await TemplateFixture.issues(Self.template(declaration), parameters: ["P": "y"])
        #expect(issues.first?.remedy == "only x will do")
    }

    @Test("without a value, and values without a parameter, are refused")
    func missing() async throws {
        let issues = try await TemplateFixture.issues(Self.template("{Type: String}"), parameters: ["Q": "1"])
        #expect(
            issues.map(\.what).sorted() == [
                "Parameters: [P] must have values", "Parameters: [Q] do not exist in the template",
            ])
    }

    @Test("from SSM keep their text and are told")
    func stored() async throws {
        let application = try await TemplateFixture.read(
            Self.template("{Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}"))
        #expect(application.outputs["Value"] == "/a/b")
        #expect(application.unsupported.contains { $0.what.contains("not in Parameter Store") })
    }
}
