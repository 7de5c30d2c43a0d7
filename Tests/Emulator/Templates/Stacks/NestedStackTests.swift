import Templates
import Testing

@Suite("Nested stacks")
struct NestedStackTests {
    private static let root = """
        Transform: AWS::Serverless-2016-10-31
        Parameters: {Environment: {Type: String, Default: dev}}
        Resources:
          App:
            Type: AWS::Serverless::Application
            Properties:
              Location: app/template.yaml
              Parameters: {Environment: !Ref Environment, Queue: !GetAtt Shared.Outputs.Queue}
          Shared:
            Type: AWS::Serverless::Application
            Properties: {Location: shared/template.yaml, Parameters: {Environment: !Ref Environment}}
        Outputs:
          Queue: {Value: !GetAtt App.Outputs.Passed}
        """
    private static let shared = """
        Parameters: {Environment: {Type: String, AllowedValues: [dev, prod]}}
        Resources:
          Jobs: {Type: AWS::SQS::Queue}
        Outputs:
          Queue: {Value: !Ref Jobs}
          Name: {Value: !GetAtt Jobs.QueueName, Export: {Name: !Sub "x-${Environment}-Name"}}
        """
    private static let app = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Environment: {Type: String}
          Queue: {Type: String}
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ../code
              Handler: Hello
              Runtime: provided.al2
              Environment:
                Variables:
                  QUEUE: !Ref Queue
                  NAME: !ImportValue {'Fn::Sub': 'x-${Environment}-Name'}
                  STACK: !Ref AWS::StackName
        Outputs:
          Passed: {Value: !Ref Queue}
        """

    private static func files(root: String = root, shared: String = shared, app: String = app) -> [String: String] {
        ["template.yaml": root, "shared/template.yaml": shared, "app/template.yaml": app]
    }

    @Test("pass parameters, outputs and exports, whatever their order")
    func values() async throws {
        let application = try await TemplateFixture.read(Self.files())
        let function = try #require(application.functions.first)
        let url = "http://127.0.0.1:4566/000000000000/moneta-Shared-Jobs"
        #expect(function.stack == "App")
        #expect(function.name == "moneta-App-Hello")
        #expect(function.environment == ["QUEUE": url, "NAME": "moneta-Shared-Jobs", "STACK": "moneta-App"])
        #expect(
            application.outputs == [
                "Queue": url, "App.Passed": url, "Shared.Queue": url, "Shared.Name": "moneta-Shared-Jobs",
            ])
    }

    @Test("are checked as the caller's values are, each fault in its file")
    func faults() async throws {
        let broken = Self.root.replacing("Environment: !Ref Environment, Queue", with: "Enviroment: x, Queue")
        let issues = try await TemplateFixture.issues(Self.files(root: broken), parameters: ["Environment": "test"])
        let texts = issues.map(\.description)
        #expect(
            texts.contains { $0.contains("do not exist in the template") && $0.contains("did you mean Environment?") })
        #expect(texts.contains { $0.contains("Parameters: [Environment] must have values") })
        #expect(texts.contains { $0.contains("must be one of AllowedValues") })
        #expect(texts.contains { $0.contains("app/template.yaml:3") })
    }

    @Test("that are missing are named with what nests them")
    func missing() async throws {
        let broken = Self.root.replacing("app/template.yaml", with: "app/templat.yaml")
        let issue = try #require(try await TemplateFixture.issues(Self.files(root: broken)).first)
        #expect(issue.code == .unreadableFile)
        #expect(issue.resource == "moneta/App")
        #expect(issue.location.line == 7)
    }

    @Test("that need each other's outputs are a cycle")
    func cycle() async throws {
        let root = Self.root.replacing(
            "Parameters: {Environment: !Ref Environment}}",
            with: "Parameters: {Environment: !GetAtt App.Outputs.Passed}}")
        let issues = try await TemplateFixture.issues(Self.files(root: root))
        #expect(issues.contains { $0.what == "Circular dependency between resources: App → Shared → App" }, "\(issues)")
    }

    @Test("that export one name twice are refused")
    func exports() async throws {
        let app = Self.app + "\n  Again: {Value: x, Export: {Name: x-dev-Name}}\n"
        let issues = try await TemplateFixture.issues(Self.files(app: app))
        #expect(issues.contains { $0.what.contains("is already exported by stack") }, "\(issues)")
    }

    @Test("whose condition is false leave nothing behind")
    func condition() async throws {
        let root = """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              Shared:
                Type: AWS::CloudFormation::Stack
                Condition: Never
                Properties: {TemplateURL: shared/template.yaml, Parameters: {Environment: dev}}
              Own: {Type: AWS::SQS::Queue}
            """
        let application = try await TemplateFixture.read(Self.files(root: root))
        #expect(application.queues.map(\.logicalID) == ["Own"])
        #expect(application.outputs.isEmpty)
    }

    @Test("from elsewhere than local files are told")
    func remote() async throws {
        let root =
            "Resources:\n  X: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://example.com/t'}}\n"
        let application = try await TemplateFixture.read(Self.files(root: root))
        #expect(
            application.unsupported.map(\.what) == [
                "Only templates in local files can be nested; this stack is left out"
            ])
    }
}
