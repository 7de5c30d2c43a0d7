import ArgumentParser
import FoundationEssentials

/// `moneta-core new pipeline`.
struct NewPipelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline",
        abstract: "Lay out a new pipeline: a stack that builds and passes its first tests.",
        discussion: """
            Writes its function Validate<Name>Function behind POST /api/v1/events/<names> (shape, signature, rules), its \
            bootstrap, tests, template, settings, README, design, OpenAPI document and JSON Schema, and names it in \
            Package.swift, Makefile and template.json. Nothing that is there is overwritten.
            """)

    @Argument(help: "An UpperCamelCase noun, such as PaymentLink.")
    var name: String

    @Option(help: "The repository's folder.")
    var root = "."

    @Flag(help: "Say what would be written, and write nothing.")
    var dryRun = false

    func run() throws {
        let layout = PipelineLayout(name: try PipelineName(name))
        let package = try text("Package.swift")
        try check(layout, package: package)
        let changed = try layout.changes.map { (path: $0.path, text: try $0.edit(text($0.path))) }
        for file in layout.files {
            print("\(dryRun ? "would write" : "wrote")   \(file.path)")
            if !dryRun { try write(file.text, to: file.path) }
        }
        for file in changed {
            print("\(dryRun ? "would change" : "changed") \(file.path)")
            if !dryRun { try write(file.text, to: file.path) }
        }
        print(
            dryRun
                ? "Nothing was written."
                : "Next: make build, then swift test --filter \(name)Tests; technical_design.md says what is to come.")
    }

    /// Everything is checked before anything is written.
    private func check(_ layout: PipelineLayout, package: String) throws {
        guard !package.contains("\"\(name)\"") else {
            throw CommandError("Package.swift has a target \(name) already: choose another name.")
        }
        let folders = ["Sources", "Sources/Emulator", "Sources/Handlers"]
        let taken = folders.map { "\($0)/\(name)" } + layout.files.map(\.path)
        if let path = taken.first(where: { FileManager.default.fileExists(atPath: "\(root)/\($0)") }) {
            throw CommandError("\(root)/\(path) is there already: choose another name, or remove it first.")
        }
    }

    private func text(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) else {
            throw CommandError(
                "\(root)/\(path) cannot be read: run this in the repository's folder, or name it with --root.")
        }
        return text
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(filePath: "\(root)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        } catch {
            throw CommandError("\(root)/\(path) cannot be written (\(error)).")
        }
    }
}
