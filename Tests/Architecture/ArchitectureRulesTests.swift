import Testing

/// Each rule finds what it is for, in sources made up for that.
@Suite("The rules of the architecture")
struct ArchitectureRulesTests {
    private static func file(_ path: String, _ text: String) -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test("Comments and strings are no code; what they interpolate is")
    func code() {
        let text = """
            let a = "Unsafe\\(b("c"))d" // e
            /* f
            g */ let h = #"i\\(j)\\#(k)"#
            let l = \"\"\"
                m \\(n)
                \"\"\"
            """
        let code = CodeText.withoutCommentsAndStrings(text)
        let identifiers = code.split(separator: "\n").flatMap { CodeText.identifiers(String($0)) }
        #expect(identifiers == ["let", "a", "b", "let", "h", "k", "let", "l", "n"])
        #expect(code.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
    }

    @Test("A use of a higher folder's type is found with its line")
    func layers() {
        let files = [
            Self.file("Sources/SharedLayer/Common/A.swift", "struct A {\n    let b: B\n    // C\n}\n"),
            Self.file("Sources/SharedLayer/Services/B.swift", "package struct B: Sendable {\n    let a: A\n}\n"),
            Self.file("Sources/SharedLayer/Middleware/C.swift", "func C() { B(a: A()) }\n"),
        ]
        #expect(
            LayerRule.check(files).map(\.description) == [
                "Sources/SharedLayer/Common/A.swift:2: Common must not use B, which Services declares"
            ])
    }

    @Test(
        "Imports that point the wrong way are found",
        arguments: [
            ("Sources/SharedLayer/Common/A.swift", "import Foundation", true),
            ("Sources/SharedLayer/Common/A.swift", "package import Foundation", true),
            ("Sources/SharedLayer/Common/A.swift", "import FoundationEssentials", false),
            ("Sources/SharedLayer/Common/A.swift", "package import Dispute", true),
            ("Sources/Handlers/Settlement/A.swift", "import Dispute", true),
            ("Sources/Handlers/Dispute/A.swift", "import Foundation", true),
            ("Sources/Handlers/Bootstrap/Dispute/main.swift", "import Dispute", false),
            ("Sources/Emulator/Tables/A.swift", "import SharedLayer", true),
            ("Sources/Emulator/Functions/A.swift", "import FunctionRuntime", true),
            ("Sources/Emulator/Functions/A.swift", "import Foundation", false),
            ("Sources/moneta/main.swift", "@preconcurrency import Dispute", true),
            ("Sources/FunctionRuntime/A.swift", "import SharedLayer", true),
            ("Sources/FunctionRuntime/A.swift", "import struct Foundation.Data", true),
        ])
    func imports(_ path: String, _ line: String, _ isWrong: Bool) {
        let files = [Self.file(path, line + "\n"), Self.file("Sources/Handlers/Dispute/D.swift", "struct D {}\n")]
        #expect(ImportRule.check(files).count == (isWrong ? 1 : 0))
    }

    @Test(
        "A module that imports one above it is found",
        arguments: [
            ("Sources/CurlTransport/A.swift", "import FunctionRuntime", true),
            ("Sources/CurlTransport/A.swift", "import POSIXProcess", false),
            ("Sources/OpenSSLCrypto/A.swift", "import CurlTransport", true),
            ("Sources/LambdaEvents/A.swift", "import LambdaAPI", true),
            ("Sources/FunctionRuntime/A.swift", "import LambdaExtensions", true),
            ("Sources/FunctionRuntime/A.swift", "import JSONCoding", false),
            ("Sources/SharedLayer/Services/A.swift", "import FunctionRuntime", false),
            ("Sources/SharedLayer/Services/A.swift", "import Tables", true),
            ("Sources/Handlers/Dispute/A.swift", "import Tables", true),
            ("Sources/Handlers/Dispute/A.swift", "import Logging", false),
        ])
    func upwardImports(_ path: String, _ line: String, _ isWrong: Bool) {
        let files = [
            Self.file(path, "\n" + line + "\n"), Self.file("Sources/Emulator/Tables/T.swift", "struct T {}\n"),
        ]
        let violations = ImportRule.check(files)
        #expect(violations.map(\.line) == (isWrong ? [2] : []))
        #expect(violations.allSatisfy { $0.file == path })
    }

    @Test(
        "Names that say nothing, and files named after something else, are found with their line",
        arguments: [
            ("Sources/A/StringUtils.swift", "enum StringUtils {}", 1), ("Sources/A/B.swift", "struct C {}", 1),
            ("Sources/A/B.swift", "struct B<Value: Sendable> {}", nil),
            ("Sources/A/B+Text.swift", "extension B {}", nil),
            ("Sources/A/B+Text.swift", "extension C: Codable {}", 1),
            ("Sources/A/b.swift", "package func b<T>(_ t: T) {}", nil), ("Sources/A/main.swift", "run()", nil),
            ("Sources/A/B.swift", "struct C { struct B {} }", 1),
            ("Sources/A/B.swift", "import X\n\nstruct C {}\nstruct B {}", 3),
            ("Sources/A/B.swift", "private struct C {}\nstruct B {}", nil),
            ("Sources/A/B.swift", "fileprivate enum B {}", nil),
            ("Sources/A/B.swift", "extension C {}\nstruct B {}", nil), ("Sources/A/B.swift", "extension C {}", 1),
            ("Sources/A/Array+B.swift", "extension [UInt8] {}", nil),
            ("Sources/A/B.swift", "struct B {\n    struct FileHelper {}\n}", 2),
            ("Sources/SharedLayer/Utilities/ConfigManager.swift", "struct ConfigManager {}", nil),
        ] as [(String, String, Int?)])
    func names(_ path: String, _ text: String, _ line: Int?) {
        let violations = NamingRule.check([Self.file(path, text + "\n")])
        #expect(violations.map(\.line) == (line.map { [$0] } ?? []))
        #expect(violations.allSatisfy { $0.file == path && !$0.rule.isEmpty })
    }

    @Test(
        "Names fall into words, the business's own spelling too",
        arguments: [
            ("MPassModel", ["mpass", "model"]), ("mPassID", ["mpass", "id"]), ("URLSchemes", ["url", "scheme"]),
            ("HTTP2Charge", ["http", "charge"]), ("sendToPartner", ["send", "to", "partner"]),
            ("Frontier", ["frontier"]),
            ("SHA256", ["sha"]), ("AddressBlock", ["address", "block"]), ("_charges", ["charge"]),
        ])
    func words(_ name: String, _ expected: [String]) {
        #expect(NameWords.words(of: name) == expected)
    }

    @Test(
        "A word of the business in what every pipeline shares is found, in types and functions, with its line",
        arguments: [
            ("Services/A.swift", "struct DisputeDeliveryService {}", true),
            ("Services/A.swift", "struct SubscriptionCertificateService {}", true),
            ("Services/CryptoService.swift", "func validateSubscriptionContract() {}", true),
            ("Services/A.swift", "struct A { func settleAll() {} }", true),
            ("Services/A.swift", "struct A { enum Tier {} }", true), ("Middleware/A.swift", "func charge() {}", true),
            ("Utilities/A.swift", "enum MPassFormat {}", true), ("Common/A.swift", "typealias Publishers = Int", true),
            ("Services/A.swift", "struct CryptoService {}", false), ("Services/A.swift", "struct Frontier {}", false),
            ("Services/A.swift", "// struct Dispute", false), ("Services/A.swift", "let charge = 1", false),
            ("Domain/A.swift", "struct DisputeModel {}", false),
            ("Repositories/A.swift", "struct DisputeRepository {}", false),
            // Words that are the machinery's too, where they are.
            ("Services/A.swift", "struct PartnerCommunicationService {}", false),
            ("Services/A.swift", "struct A { func sendToPartner() {} }", false),
            ("Services/A.swift", "struct DeliveryOfPartner {}", true), ("Common/A.swift", "struct PartnerURL {}", true),
            ("Services/A.swift", "struct CertificateService {}", false),
            ("Utilities/A.swift", "struct CertificateText {}", true),
            ("Common/Contracts/A.swift", "class BaseContractValidator {}", false),
            ("Services/A.swift", "func verifyContract() {}", true),
            ("Common/Dynamo/A.swift", "enum DynamoTransaction {}", false),
            ("Services/A.swift", "struct TransactionService {}", true),
            ("Common/Topics/A.swift", "struct TopicSubscription {}", false),
            ("Middleware/A.swift", "struct SubscriptionStep {}", true),
        ])
    func genericNames(_ path: String, _ text: String, _ isWrong: Bool) {
        let path = "Sources/SharedLayer/" + path
        let violations = DomainNameRule.check([Self.file(path, "\n" + text + "\n")])
        #expect(violations.map(\.line) == (isWrong ? [2] : []))
        #expect(
            violations.allSatisfy { $0.description.hasPrefix(path + ":2: ") && $0.rule.contains("business's word") })
    }

    @Test(
        "A generic name in a pipeline is found with its line",
        arguments: [
            ("Dispute", "struct DataService {}", true), ("Dispute", "struct CryptoHandler {}", true),
            ("Dispute", "struct CryptoService {}", true), ("Dispute", "struct SettlementService {}", true),
            ("Dispute", "struct RequestValidator {}", true), ("Dispute", "struct Service {}", true),
            ("Dispute", "struct A { struct EventProcessor {} }", true),
            ("Dispute", "struct DisputeService {}", false), ("Dispute", "struct EvidenceValidator {}", false),
            ("Dispute", "struct DisputeContractValidator {}", false), ("Dispute", "struct AttemptCount {}", false),
            ("Dispute", "private struct RowMapper {}", false),
            ("SubscriptionCharge", "struct SubscriptionDeliveryService {}", false),
            ("SubscriptionCharge", "struct ChargeService {}", false),
            ("SubscriptionCharge", "struct DeliveryService {}", true),
            ("Bootstrap", "struct DataService {}", false),
        ])
    func pipelineNames(_ stack: String, _ text: String, _ isWrong: Bool) {
        let path = "Sources/Handlers/\(stack)/A.swift"
        let violations = PipelineNameRule.check([Self.file(path, "import X\n" + text + "\n")])
        #expect(violations.map(\.line) == (isWrong ? [2] : []))
        #expect(violations.allSatisfy { $0.file == path })
    }

    @Test(
        "A block of documentation that no test has, whole and in order, is found with its line",
        arguments: [
            ("let a = 1\nlet b = 2", nil), ("    let a = 1\n\n    let b = 2", nil), ("let b = 2\nlet a = 1", 3),
            ("let a = 1\nlet c = 3", 3), ("let c = 3", nil), ("let c = 4", 3), ("", 3),
        ] as [(String, Int?)])
    func documentation(_ block: String, _ line: Int?) {
        let source = """
            func test() {
                let a = 1
                let b = 2
                // let c = 3
            }
            """
        let text = "# A\n\n```swift\n\(block)\n```\n\n```sh\nlet d = 5\n```\n"
        let violations = DocumentationRule.check(
            documents: [("docs/shared-layer/a.md", text)], sources: ["let x = 1", source])
        #expect(violations.map(\.line) == (line.map { [$0] } ?? []))
        #expect(violations.allSatisfy { $0.file == "docs/shared-layer/a.md" })
    }

    @Test(
        "A link to a file or a heading that is not there is found with its line",
        arguments: [
            ("[b](b.md)", nil), ("[b](../docs/b.md#two-words)", nil), ("[here](#one)", nil),
            ("[web](https://example.com/x)", nil), ("`[code](none)`", nil), ("[none](none.md)", 2),
            ("[b](b.md#two)", 2), ("[here](#two-words)", 2),
        ] as [(String, Int?)])
    func links(_ link: String, _ line: Int?) {
        let documents = [
            (path: "docs/a.md", text: "# One\n\(link)\n"),
            (path: "docs/b.md", text: "## Two (words)!\n```swift\n[x](y)\n```\n"),
        ]
        let violations = LinkRule.check(documents: documents) { ["docs/a.md", "docs/b.md"].contains($0) }
        #expect(violations.map(\.line) == (line.map { [$0] } ?? []))
        #expect(LinkRule.targets(of: documents[0]).contains("docs/b.md") == (link.contains("b.md")))
    }

    @Test(
        "Unsafe code is found, and only outside of C interop",
        arguments: [
            ("Sources/A/B.swift", "class B: @unchecked Sendable {}", true),
            ("Sources/A/B.swift", "nonisolated(unsafe) var b = 1", true),
            ("Sources/A/B.swift", "let b: UnsafeMutableRawPointer", true),
            ("Sources/A/B.swift", "// UnsafePointer", false),
            ("Sources/CurlTransport/B.swift", "let b: UnsafePointer<Int>", false),
        ])
    func unsafeCode(_ path: String, _ text: String, _ isWrong: Bool) {
        #expect(UnsafeRule.check([Self.file(path, text + "\n")]).count == (isWrong ? 1 : 0))
    }

    @Test(
        "A database that is opened past Store is found",
        arguments: [
            ("Sources/Emulator/A/B.swift", "let b = try DatabasePool(path: path)", true),
            ("Sources/Emulator/A/B.swift", "let b = try GRDB.DatabaseQueue()", true),
            ("Sources/Emulator/A/B.swift", "let b: any DatabaseWriter // DatabaseQueue", false),
            ("Sources/Emulator/Storage/Store.swift", "let b = try DatabasePool(path: path)", false),
        ])
    func stores(_ path: String, _ text: String, _ isWrong: Bool) {
        #expect(StoreRule.check([Self.file(path, text + "\n")]).count == (isWrong ? 1 : 0))
    }

    @Test("Files that are too long are found", arguments: [(400, false), (401, true)])
    func sizes(_ count: Int, _ isWrong: Bool) {
        let file = Self.file("Sources/A/B.swift", String(repeating: "let a = 1\n", count: count))
        #expect(SizeRule.check([file]).count == (isWrong ? 1 : 0))
    }
}
