import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("moneta-core new pipeline", .timeLimit(.minutes(10)))
struct NewPipelineTests {
    @Test("The new stack compiles with warnings as errors, passes its tests, is well formatted and lints")
    func builds() async throws {
        try await TemporaryDirectory.with { root in
            try LaidOutStack.prepare(root)
            _ = try await MonetaCore.run(["new", "pipeline", "PaymentLink", "--root", root.path])
            let tests = try await LaidOutStack(name: "PaymentLink", root: root).build()
            #expect(tests.succeeded && tests.output.contains("passed"), "\(tests.output)")
            #expect(FileManager.default.isExecutableFile(atPath: root.file("dist/PaymentLink/bootstrap")))

            let format = try await ChildProcess.finish(
                "swift",
                ["format", "lint", "--strict", "--configuration", PackageRoot.file(".swift-format"), "--recursive"]
                    + ["Package.swift", "Sources/Handlers/PaymentLink", "Tests/Handlers/PaymentLink"].map(root.file))
            #expect(format.succeeded && format.output.isEmpty, "\(format.output)")
            let sam = try await PythonEnvironment.sam()
            let lint = try await ChildProcess.finish(
                sam.executable("sam"),
                ["validate", "--lint", "--template-file", root.file("Sources/Handlers/PaymentLink/template.json")],
                environment: ["SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "us-east-1"], within: .seconds(180))
            #expect(lint.succeeded, "\(lint.output)")
        }
    }

    @Test("The manifest, the Makefile and the root template name the new stack, and change in nothing else")
    func lists() async throws {
        try await TemporaryDirectory.with { root in
            try LaidOutStack.prepare(root)
            _ = try await MonetaCore.run(["new", "pipeline", "PaymentLink", "--root", root.path])
            for name in ["Package.swift", "Makefile", "template.json"] {
                let before = try String(contentsOfFile: PackageRoot.file(name), encoding: .utf8).split(separator: "\n")
                let after = try String(contentsOfFile: root.file(name), encoding: .utf8).split(separator: "\n")
                let removed = after.difference(from: before).removals.count
                // The last stack of a list gets a comma or a neighbour.
                #expect(removed <= 1, "\(name)")
                #expect(after.contains { $0.contains("PaymentLink") }, "\(name)")
            }
            let text = try String(contentsOfFile: root.file("template.json"), encoding: .utf8)
            let template = try JSONParser().parse(Array(text.utf8))
            #expect(
                template["Resources"]?["PaymentLink"]?["Properties"]?["Location"]
                    == "Sources/Handlers/PaymentLink/template.json")
        }
    }

    @Test("Without --dry-run it writes what it says with it, and a second time nothing")
    func dryRun() async throws {
        try await TemporaryDirectory.with { root in
            try LaidOutStack.prepare(root)
            let arguments = ["new", "pipeline", "PaymentLink", "--root", root.path]
            let said = try await MonetaCore.run(arguments + ["--dry-run"])
            #expect(!FileManager.default.fileExists(atPath: root.file("Sources/Handlers/PaymentLink")))
            let done = try await MonetaCore.run(arguments)
            let paths = [said, done].map { text in
                text.split(separator: "\n").dropLast().compactMap { $0.split(separator: " ").last }
            }
            #expect(paths[0] == paths[1])
            for path in paths[1] { #expect(FileManager.default.fileExists(atPath: root.file(String(path)))) }
            let again = try await ChildProcess.finish(MonetaCore.executable, arguments)
            #expect(!again.succeeded && again.output.contains("choose another name"), "\(again.output)")
        }
    }

    @Test(
        "A name that is taken or is none is refused, with what to do, and nothing is written",
        arguments: [
            ("Dispute", "has a target Dispute already"), ("Emulator", "has a target Emulator already"),
            ("paymentLink", "give an UpperCamelCase noun"), ("PAYMENT", "give an UpperCamelCase noun"),
            ("Payment_Link", "give an UpperCamelCase noun"), ("P", "give an UpperCamelCase noun"),
            ("Zählung", "give an UpperCamelCase noun"), ("../Payment", "give an UpperCamelCase noun"),
            ("PaymentService", "ends in Service"), ("Bootstrap", "ends in Bootstrap"),
        ])
    func names(_ name: String, _ text: String) async throws {
        try await TemporaryDirectory.with { root in
            try LaidOutStack.prepare(root)
            let finished = try await ChildProcess.finish(
                MonetaCore.executable, ["new", "pipeline", name, "--root", root.path])
            #expect(!finished.succeeded)
            #expect(finished.output.contains(text), "\(finished.output)")
            for file in ["Package.swift", "Makefile", "template.json"] {
                #expect(FileManager.default.contentsEqual(atPath: PackageRoot.file(file), andPath: root.file(file)))
            }
        }
    }

    @Test("A folder that is no repository is told")
    func noRepository() async throws {
        try await TemporaryDirectory.with { root in
            let finished = try await ChildProcess.finish(
                MonetaCore.executable, ["new", "pipeline", "PaymentLink", "--root", root.path])
            #expect(!finished.succeeded && finished.output.contains("name it with --root"), "\(finished.output)")
        }
    }
}
