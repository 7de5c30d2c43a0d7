import Testing

/// The rules over the repository's own sources.
@Suite("The sources keep to the architecture")
struct ArchitectureTests {
    private let files: [SourceFile]

    init() throws {
        files = try SourceTree.load()
        // A rule that reads nothing would hold always.
        try #require(files.count > 50)
    }

    @Test("Inside SharedLayer, folders use only what is below them")
    func layers() {
        #expect(LayerRule.check(files) == [])
    }

    @Test("Imports point down, pipelines stand alone, and functions do without Foundation")
    func imports() {
        #expect(ImportRule.check(files) == [])
    }

    @Test("Files are named after what they declare, and names say something")
    func names() {
        #expect(NamingRule.check(files) == [])
    }

    @Test("What every pipeline shares has no word of the business in its types' and functions' names")
    func genericNames() {
        #expect(DomainNameRule.check(files) == [])
    }

    @Test("What belongs to a pipeline has no generic name")
    func pipelineNames() {
        #expect(PipelineNameRule.check(files) == [])
    }

    @Test("Each block of Swift in the shared layer's documentation stands in a test")
    func documentation() throws {
        let documents = try SourceTree.texts(in: "docs/shared-layer", ".md")
        let sources = try SourceTree.texts(in: "Tests/SharedLayer", ".swift")
        try #require(!documents.isEmpty)
        #expect(DocumentationRule.check(documents: documents, sources: sources.map(\.text)) == [])
    }

    @Test("Links in documentation lead somewhere, and the shared layer's page leads to all of its pages")
    func links() throws {
        let documents =
            try SourceTree.texts(in: "docs", ".md") + SourceTree.texts(of: ["README.md", "CONTRIBUTING.md"])
        #expect(LinkRule.check(documents: documents, exists: SourceTree.exists) == [])
        let page = try #require(documents.first { $0.path == "docs/shared-layer.md" })
        let parts = documents.map(\.path).filter { $0.hasPrefix("docs/shared-layer/") }
        try #require(!parts.isEmpty)
        #expect(Set(parts).subtracting(LinkRule.targets(of: page)) == [])
    }

    @Test("Unsafe code is in the C interop modules alone")
    func unsafeCode() {
        #expect(UnsafeRule.check(files) == [])
    }

    @Test("Databases are opened by the one function that makes them durable")
    func stores() {
        #expect(StoreRule.check(files) == [])
    }

    @Test("No file has more than 400 lines")
    func sizes() {
        #expect(SizeRule.check(files) == [])
    }
}
