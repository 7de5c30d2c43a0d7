import Templates
import Testing

@Suite("Cycles")
struct CycleTests {
    @Test("between resources are named in their order")
    func resources() async throws {
        let issues = try await TemplateFixture.issues(
            """
            Resources:
              A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "x-${B.QueueName}"}}
              B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "x-${C.QueueName}"}}
              C: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "x-${A.QueueName}"}}
            """)
        #expect(issues.contains { $0.what == "Circular dependency between resources: A → B → C → A" }, "\(issues)")
        #expect(issues.allSatisfy { $0.code == .circularDependency })
    }

    @Test("through DependsOn and of a resource with itself are found")
    func dependsOn() async throws {
        let issues = try await TemplateFixture.issues(
            """
            Resources:
              A: {Type: AWS::SQS::Queue, DependsOn: B}
              B: {Type: AWS::SQS::Queue, DependsOn: [A]}
              C: {Type: AWS::SQS::Queue, DependsOn: C}
            """)
        #expect(
            issues.map(\.what) == [
                "Circular dependency between resources: A → B → A", "Circular dependency between resources: C → C",
            ])
    }

    @Test("between conditions are found")
    func conditions() async throws {
        let issues = try await TemplateFixture.issues(
            """
            Conditions:
              A: !Not [!Condition B]
              B: !Not [!Condition A]
            Resources:
              Q: {Type: AWS::SQS::Queue, Condition: A}
            """)
        #expect(issues.count == 1)
        #expect(
            issues.first?.what == "Circular dependency: moneta/Conditions.A → moneta/Conditions.B → moneta/Conditions.A"
        )
    }

    @Test("of templates that nest each other are found")
    func nesting() async throws {
        let nest = { (path: String) in
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Inner: {Type: AWS::Serverless::Application, Properties: {Location: \(path)}}
            """
        }
        let issues = try await TemplateFixture.issues([
            "template.yaml": nest("sub/inner.yaml"), "sub/inner.yaml": nest("../template.yaml"),
        ])
        #expect(issues.contains { $0.what.hasPrefix("Templates nest each other: ") }, "\(issues)")
    }

    @Test("are none where a function's event names the API, but one where its environment does")
    func events() async throws {
        let template =
            TemplateFixture.function + """
                      Events:
                        Get: {Type: HttpApi, Properties: {Path: /x, Method: get, ApiId: !Ref Api}}
                  Api: {Type: AWS::Serverless::HttpApi}

                """
        let application = try await TemplateFixture.read(template)
        #expect(application.apis.first?.routes.map(\.key) == ["GET /x"])
        let cyclic = template.replacing(
            "      Events:", with: "      Environment: {Variables: {API: !Ref Api}}\n      Events:")
        let issues = try await TemplateFixture.issues(cyclic)
        #expect(issues.map(\.what) == ["Circular dependency between resources: Hello → Api → Hello"])
    }
}
