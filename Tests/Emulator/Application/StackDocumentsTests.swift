import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// What a newcomer to a stack looks for is there, and says what the template does.
@Suite("The stacks' documents", .timeLimit(.minutes(10)))
struct StackDocumentsTests {
    @Test("Every stack has its README, design, template and deployment settings", arguments: Stacks.names)
    func files(_ stack: String) throws {
        for name in ["README.md", "technical_design.md", "template.json", "samconfig.toml"] {
            let text = try Self.text("Sources/Handlers/\(stack)/\(name)")
            #expect(text.utf8.count > 200, "Sources/Handlers/\(stack)/\(name) says next to nothing")
        }
        let settings = try Self.text("Sources/Handlers/\(stack)/samconfig.toml")
        for environment in ["dev", "staging", "prod"] {
            #expect(settings.contains("moneta-\(Stacks.kebab(stack))-\(environment)"), "\(environment) of \(stack)")
        }
    }

    @Test("Every stack's README tells of each variable that its functions are given", arguments: Stacks.names)
    func environment(_ stack: String) throws {
        let text = try Self.text("Sources/Handlers/\(stack)/README.md")
        let template = try Self.json("Sources/Handlers/\(stack)/template.json")
        let globals: JSONValue = ["Properties": template["Globals"]?["Function"] ?? [:]]
        let functions = (template["Resources"]?.object?.members ?? []).map(\.value) + [globals]
        let variables = functions.flatMap { $0["Properties"]?["Environment"]?["Variables"]?.object?.names ?? [] }
        #expect(!variables.isEmpty, "\(stack) gives its functions no environment")
        for variable in Set(variables).sorted() {
            #expect(text.contains("`\(variable)`"), "Sources/Handlers/\(stack)/README.md has no \(variable)")
        }
    }

    @Test("Every stack's OpenAPI document has the template's routes, and no other", arguments: Stacks.names)
    func routes(_ stack: String) throws {
        let document = try Self.json("docs/openapi/\(Stacks.kebab(stack)).json")
        let template = try Self.json("Sources/Handlers/\(stack)/template.json")
        let documented = document["paths"]?.object?.members.flatMap { path in
            (path.value.object?.names ?? []).filter(Self.methods.contains).map { "\($0.uppercased()) \(path.name)" }
        }
        let routed = template["Resources"]?.object?.members.compactMap { resource in
            resource.value["Type"] == "AWS::ApiGatewayV2::Route"
                ? resource.value["Properties"]?["RouteKey"]?.string : nil
        }
        let expected = try #require(routed)
        #expect(!expected.isEmpty, "\(stack) has no route")
        #expect(Set(expected) == Set(documented ?? []))
    }

    @Test("Every OpenAPI document is valid by openapi-spec-validator")
    func valid() async throws {
        let documents = Stacks.names.map { PackageRoot.file("docs/openapi/\(Stacks.kebab($0)).json") }
        let python = try await PythonEnvironment.prepare("openapi", packages: ["openapi-spec-validator==0.9.0"])
        let finished = try await ChildProcess.finish(
            python.executable("openapi-spec-validator"), documents, within: .seconds(180))
        #expect(finished.succeeded, "\(finished.output)")
    }

    @Test(
        "Every request and response of the OpenAPI documents that fails is a problem document", arguments: Stacks.names)
    func problems(_ stack: String) throws {
        let document = try Self.json("docs/openapi/\(Stacks.kebab(stack)).json")
        for path in document["paths"]?.object?.members ?? [] {
            for operation in path.value.object?.members ?? [] where Self.methods.contains(operation.name) {
                let responses = operation.value["responses"]?.object?.members ?? []
                let failures = responses.filter { $0.name.hasPrefix("4") || $0.name.hasPrefix("5") }
                #expect(!failures.isEmpty, "\(operation.name) \(path.name) tells of no failure")
                for failure in failures {
                    let content = Self.resolved(failure.value, in: document)["content"]?.object
                    #expect(
                        content?["application/problem+json"] != nil,
                        "\(operation.name) \(path.name) answers \(failure.name) without a problem document")
                }
            }
        }
    }

    private static let methods: Set<String> = ["get", "put", "post", "patch", "delete", "head"]

    /// Follows a reference into the document itself: `#/components/responses/NotFound`.
    private static func resolved(_ value: JSONValue, in document: JSONValue) -> JSONValue {
        guard let reference = value["$ref"]?.string else { return value }
        return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
    }

    private static func json(_ path: String) throws -> JSONValue {
        try JSONParser().parse(Array(text(path).utf8))
    }
}
