import SharedLayer
import TestSupport
import Testing

@Suite("JSON Schema's published test suite")
struct SchemaSuiteTests {
    /// Cases that are not met, and why. The first is a group's description, for all of its cases.
    private static let leftOut: [String: String] = [
        "draft2020-12/optional/cross-draft.json: refs to historic drafts are processed as historic drafts":
            "needs draft 2019-09, which is refused",
        "draft7/optional/cross-draft.json: refs to future drafts are processed as future drafts":
            "needs draft 2019-09, which is refused",
        "draft7/optional/content.json: validation of string-encoded content based on media type": content,
        "draft7/optional/content.json: validation of binary string-encoding": content,
        "draft7/optional/content.json: validation of binary-encoded media type documents": content,
    ]

    private static let content = "contentEncoding and contentMediaType are annotations, as 2020-12 says"

    @Test("The suite is here whole")
    func isWhole() {
        #expect(SchemaSuite.files.count { $0.folder == "draft2020-12" } == 80)
        #expect(SchemaSuite.files.count { $0.folder == "draft7" } == 63)
        #expect(SchemaSuite.paths("remotes").count == 39)
    }

    @Test("Every case comes to the published verdict", arguments: SchemaSuite.files)
    func verdicts(_ file: SchemaSuite.File) throws {
        let remotes = try SchemaSuite.remotes()
        for group in try #require(SchemaSuite.read("tests/\(file.name)").array) {
            let description = "\(file.name): \(group["description"]?.string ?? "")"
            if Self.leftOut[description] != nil { continue }
            let schema = try #require(group["schema"])
            let validator: InputValidator
            do {
                validator = try InputValidator(
                    schema: schema, documents: remotes, formats: file.formats, draft: file.draft)
            } catch {
                Issue.record("\(description): \(error)")
                continue
            }
            for example in try #require(group["tests"]?.array) {
                let name = "\(description): \(example["description"]?.string ?? "")"
                if Self.leftOut[name] != nil { continue }
                let data = try #require(example["data"])
                let isValid = example["valid"] == true
                #expect(validator.isValid(data) == isValid, "\(name)")
                // Gathering what is wrong takes another way through the same rules.
                #expect(validator.validate(data).isEmpty == isValid, "\(name)")
            }
        }
    }
}
