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
        "Names that say nothing, or something else, are found",
        arguments: [
            ("Sources/A/StringUtils.swift", "enum StringUtils {}", true), ("Sources/A/B.swift", "struct C {}", true),
            ("Sources/A/B.swift", "struct B<Value: Sendable> {}", false),
            ("Sources/A/B+Text.swift", "extension B {}", false),
            ("Sources/A/B+Text.swift", "extension C: Codable {}", true),
            ("Sources/A/b.swift", "package func b<T>(_ t: T) {}", false),
            ("Sources/A/main.swift", "run()", false), ("Sources/A/B.swift", "struct C { struct B {} }", true),
            ("Sources/SharedLayer/Utilities/ConfigManager.swift", "struct ConfigManager {}", false),
            ("Sources/SharedLayer/Services/DisputeDelivery.swift", "struct DisputeDelivery {}", true),
            ("Sources/SharedLayer/Domain/DisputeModel.swift", "struct DisputeModel {}", false),
        ])
    func names(_ path: String, _ text: String, _ isWrong: Bool) {
        #expect(NamingRule.check([Self.file(path, text + "\n")]).count == (isWrong ? 1 : 0))
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

    @Test("Files that are too long are found", arguments: [(400, false), (401, true)])
    func sizes(_ count: Int, _ isWrong: Bool) {
        let file = Self.file("Sources/A/B.swift", String(repeating: "let a = 1\n", count: count))
        #expect(SizeRule.check([file]).count == (isWrong ? 1 : 0))
    }
}
