import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The published test suite of JSON Schema (Tests/Fixtures/JSONSchemaTestSuite).
enum SchemaSuite {
    struct File: Sendable, CustomTestStringConvertible {
        let folder: String
        let path: String

        var name: String { "\(folder)/\(path)" }
        var testDescription: String { name }
        var draft: SchemaDraft { folder == "draft7" ? .draft7 : .draft202012 }

        /// Formats are assertions where the suite says so, and where the standard leaves it open they are not.
        var formats: FormatPolicy { path.hasPrefix("optional/format/") ? .asserted : .declared }
    }

    static let files = ["draft2020-12", "draft7"].flatMap { folder in
        paths("tests/\(folder)").map { File(folder: folder, path: $0) }
    }

    static func read(_ path: String) throws -> JSONValue {
        let file = PackageRoot.file("Tests/Fixtures/JSONSchemaTestSuite/\(path)")
        return try JSONParser().parse(Array(Data(contentsOf: URL(filePath: file))))
    }

    /// What the suite's schemas refer to.
    static func remotes() throws -> SchemaDocuments {
        var documents = SchemaDocuments()
        for path in paths("remotes") {
            documents.register(try read("remotes/\(path)"), as: "http://localhost:1234/\(path)")
        }
        return documents
    }

    static func paths(_ folder: String) -> [String] {
        let root = PackageRoot.file("Tests/Fixtures/JSONSchemaTestSuite/\(folder)")
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }
}
