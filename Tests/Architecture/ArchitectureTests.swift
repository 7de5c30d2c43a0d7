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

    @Test("Unsafe code is in the C interop modules alone")
    func unsafeCode() {
        #expect(UnsafeRule.check(files) == [])
    }

    @Test("No file has more than 400 lines")
    func sizes() {
        #expect(SizeRule.check(files) == [])
    }
}
