import Templates
import Testing

@Suite("The form of templates")
struct TemplateFormTests {
    @Test("JSON and YAML give the same application")
    func json() async throws {
        let yaml = TemplateFixture.function
        let json = """
            {"Transform": "AWS::Serverless-2016-10-31",
             "Resources": {
            \t"Hello": {"Type": "AWS::Serverless::Function", "Properties": {
                "CodeUri": "code", "Handler": "Hello", "Runtime": "provided.al2023"}}}}
            """
        let first = try await TemplateFixture.read(yaml).functions.first
        let second = try await TemplateFixture.read(["template.json": json], root: "template.json").functions.first
        #expect(first?.handler == second?.handler)
        #expect(first?.location.line == 3)
        #expect(second?.location.line == 3)
        #expect(second?.name == "moneta-Hello")
    }

    @Test(
        "is checked, with the line",
        arguments: [
            ("", 1, "The template is empty"),
            ("[1, 2]", 1, "a template is a map, this is a list"),
            ("Resources: {}", 1, "At least one Resources member must be defined."),
            ("Resources:\n  Q: {Type: AWS::SQS::Queue\nOutputs: x", 3, "neither JSON nor YAML"),
            ("Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Type: AWS::SQS::Queue", 3, "stands twice"),
            ("Resources:\n  Q: {Properties: {}}", 2, "Every Resources object must contain a Type member."),
            ("Resources:\n  a-b: {Type: AWS::SQS::Queue}", 2, "Resource name a-b is non alphanumeric."),
            ("Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Propertes: {}", 4, "did you mean Properties?"),
            ("Resource:\n  Q: {Type: AWS::SQS::Queue}", 1, "did you mean Resources?"),
            ("Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Reff x}}", 2, "!Reff"),
            ("Resources:\n  F: {Type: AWS::Serverless::HttpApi}", 2, "add \"Transform\""),
        ] as [(String, Int, String)])
    func malformed(template: String, line: Int, message: String) async throws {
        let issues = try await TemplateFixture.issues(template)
        let issue = issues.first { $0.description.contains(message) }
        #expect(issue != nil, "\(issues)")
        #expect(issue?.location.line == line, "\(issues)")
    }

    @Test("of aliases that multiply is refused before memory is gone")
    func aliases() async throws {
        var template = "Metadata:\n  a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        for level in 1...8 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
            template += "  a\(level): &a\(level) [\(items)]\n"
        }
        template += "Resources:\n  Q: {Type: AWS::SQS::Queue}\n"
        let issues = try await TemplateFixture.issues(template)
        #expect(issues.map(\.code) == [.limitExceeded])
    }

    @Test("A template that is missing, or a folder, is named")
    func missing() async throws {
        let issues = try await TemplateFixture.issues([:], root: "none.yaml")
        #expect(issues.count == 1)
        #expect(issues.first?.code == .unreadableFile)
        #expect(issues.first?.what.contains("none.yaml") == true)
        let folder = try await TemplateFixture.issues([:], root: "code")
        #expect(folder.first?.what.hasSuffix("is a folder") == true)
    }
}
