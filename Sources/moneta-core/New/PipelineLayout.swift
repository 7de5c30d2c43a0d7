/// The files of a new pipeline and the changes of those that list the pipelines.
struct PipelineLayout: Sendable {
    let name: PipelineName

    /// A file by its path in the package.
    struct File: Sendable {
        let path: String
        let text: String
    }

    /// What there is not yet.
    var files: [File] {
        let handlers = "Sources/Handlers/\(name.name)"
        let n = name.name
        return [
            file("\(handlers)/Composition/\(n)Functions.swift", PipelineTexts.functions),
            file("\(handlers)/Handlers/Validate\(n)Function/Validate\(n)Function.swift", PipelineTexts.handler),
            file("\(handlers)/Models/\(n)Request.swift", PipelineTexts.request),
            File(path: "\(handlers)/Models/\(n)RequestSchema.swift", text: schemaSource),
            file("\(handlers)/Models/\(n)Response.swift", PipelineTexts.response),
            file("\(handlers)/Models/\(n)Error.swift", PipelineTexts.error),
            file("\(handlers)/Models/\(n)Error+Problem.swift", PipelineTexts.problem),
            file("\(handlers)/Services/\(n)Rules.swift", PipelineTexts.rules),
            file("\(handlers)/Services/\(n)Service.swift", PipelineTexts.service),
            file("\(handlers)/README.md", PipelineTexts.readMe),
            file("\(handlers)/technical_design.md", PipelineTexts.design),
            file("\(handlers)/template.json", PipelineTexts.template),
            file("\(handlers)/samconfig.toml", PipelineTexts.settings),
            File(path: "Sources/Handlers/Bootstrap/\(n)/main.swift", text: bootstrap),
            file("Tests/Handlers/\(n)/\(n)RequestTests.swift", PipelineTexts.tests),
            file("Tests/Handlers/\(n)/\(n)RulesTests.swift", PipelineTexts.rulesTests),
            file("docs/openapi/\(name.kebab).json", PipelineTexts.openAPI),
            file("docs/schemas/\(name.snake)_request.schema.json", PipelineTexts.schema),
        ]
    }

    private func file(_ path: String, _ text: String) -> File { File(path: path, text: name.fill(text)) }

    /// The schema in code, moved to the right as a text in Swift is.
    private var schemaSource: String {
        let indent = String(repeating: " ", count: 8)
        let lines = PipelineTexts.schema.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let schema = lines.map { indent + $0 }.joined(separator: "\n") + "\n"
        return name.fill(PipelineTexts.requestSchema.replacing("<schema>", with: schema))
    }

    /// Imports in their order.
    private var bootstrap: String {
        let imports = ["FunctionRuntime", name.name].sorted().map { "import \($0)" }.joined(separator: "\n")
        return name.fill(PipelineTexts.bootstrap.replacing("<imports>", with: imports))
    }
}
