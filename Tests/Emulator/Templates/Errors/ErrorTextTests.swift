import Templates
import TestSupport
import Testing

@Suite("Errors")
struct ErrorTextTests {
    @Test("say path, line, resource, what and what to do; all at once, by file and line")
    func text() async throws {
        let template = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              A: {Type: AWS::Serverless::Functoin}
              B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nothing}}
              C:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: dist/none, Handler: C, Runtime: provided.al2}
            """
        try await TemporaryDirectory.with { folder in
            let path = try folder.write("template.yaml", template)
            let error = #expect(throws: TemplateError.self) { try TemplateReader().read(path: path) }
            #expect(
                error?.description == """
                    \(path):3: moneta/A: Unrecognized resource types: [AWS::Serverless::Functoin]; did you mean AWS::Serverless::Function?
                    \(path):4: moneta/B: Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template; declare a parameter or resource of that name
                    \(path):7: moneta/C: CodeUri dist/none leads to \(folder.path)/dist/none, which does not exist; run `make build`
                    """)
        }
    }
}
