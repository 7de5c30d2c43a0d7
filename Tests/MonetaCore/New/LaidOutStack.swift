import FoundationEssentials
import TestSupport

/// A stack that `moneta-core new pipeline` laid out in a folder, built there against the modules that `make test` left: the
/// package as a whole is not built again.
struct LaidOutStack: Sendable {
    let name: String
    let root: TemporaryDirectory

    private static let build = PackageRoot.file(".build/debug")

    /// The manifest, the list of stacks and the root template, beside which everything else of the repository is linked.
    static func prepare(_ root: TemporaryDirectory) throws {
        let files = FileManager.default
        for name in ["Package.swift", "Makefile", "template.json"] {
            try files.copyItem(atPath: PackageRoot.file(name), toPath: root.file(name))
        }
        try root.write(
            "Tests/TestSupport/PackageRoot.swift",
            String(contentsOfFile: PackageRoot.file("Tests/TestSupport/PackageRoot.swift"), encoding: .utf8))
        try link("Sources/SharedLayer", in: root)
        for stack in try files.contentsOfDirectory(atPath: PackageRoot.file("Sources/Handlers"))
        where stack != "Bootstrap" {
            try link("Sources/Handlers/\(stack)", in: root)
        }
        for stack in try files.contentsOfDirectory(atPath: PackageRoot.file("dist")) {
            try link("dist/\(stack)", in: root)
        }
    }

    private static func link(_ path: String, in root: TemporaryDirectory) throws {
        let link = URL(filePath: root.file(path))
        try FileManager.default.createDirectory(
            at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path(), withDestinationPath: PackageRoot.file(path))
    }

    /// Compiles the stack as the package would, runs its tests, and puts its bootstrap where its template points. Gives back
    /// what the tests printed.
    func build() async throws -> FinishedProcess {
        let sources = try Self.sources(root.file("Sources/Handlers/\(name)"))
        let module = ["-parse-as-library", "-emit-module", "-wmo", "-c"]
        try await compile(
            name, module + ["-emit-module-path", out("\(name).swiftmodule"), "-o", out("\(name).o")] + sources)
        try await compile(
            "TestSupport",
            module + ["-emit-module-path", out("TestSupport.swiftmodule"), "-o", out("TestSupport.o")]
                + [root.file("Tests/TestSupport/PackageRoot.swift")])
        let runner = try root.write(
            "out/main.swift", "import Testing\n\nawait Testing.__swiftPMEntryPoint() as Never\n")
        let objects = try [out("\(name).o")] + Self.sharedObjects() + Self.libraries
        try await compile(
            "\(name)Tests",
            ["-o", out("tests"), runner] + Self.sources(root.file("Tests/Handlers/\(name)"))
                + [out("TestSupport.o")] + objects)
        try FileManager.default.createDirectory(
            atPath: root.file("dist/\(name)"), withIntermediateDirectories: true)
        try await compile(
            "\(name)Bootstrap",
            ["-o", root.file("dist/\(name)/bootstrap"), root.file("Sources/Handlers/Bootstrap/\(name)/main.swift")]
                + objects)
        return try await ChildProcess.finish(out("tests"), ["--testing-library", "swift-testing"])
    }

    private func out(_ name: String) -> String { root.file("out/\(name)") }

    private func compile(_ module: String, _ arguments: [String]) async throws {
        try FileManager.default.createDirectory(atPath: root.file("out"), withIntermediateDirectories: true)
        let finished = try await ChildProcess.finish(
            "swiftc",
            try Self.settings() + ["-I", root.file("out"), "-I", "\(Self.build)/Modules", "-module-name", module]
                + arguments, within: .seconds(300))
        guard finished.succeeded else {
            throw TestSupportError(.processFailed, "\(module) does not compile:\n\(finished.output)")
        }
    }

    /// As `settings` of Package.swift, with the C modules of the package and of what it depends on.
    private static func settings() throws -> [String] {
        let features = [
            "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
        ]
        // SwiftPM names a package by its folder.
        let package = PackageRoot.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return ["-swift-version", "6", "-warnings-as-errors", "-enable-testing", "-package-name", package]
            + features.flatMap { ["-enable-upcoming-feature", $0] }
            + (try moduleMaps()).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
            + ["-Xcc", "-I", "-Xcc", PackageRoot.file("Sources/CCares/include")]
    }

    private static func moduleMaps() throws -> [String] {
        let files = FileManager.default
        let generated = try files.contentsOfDirectory(atPath: build).map { "\(build)/\($0)/module.modulemap" }
        let checkouts = PackageRoot.file(".build/checkouts")
        let written = try files.contentsOfDirectory(atPath: checkouts).flatMap { package in
            let sources = "\(checkouts)/\(package)/Sources"
            return ((try? files.contentsOfDirectory(atPath: sources)) ?? []).map {
                "\(sources)/\($0)/include/module.modulemap"
            }
        }
        let own = ["COpenSSL", "CCurl"].map { PackageRoot.file("Sources/\($0)/module.modulemap") }
        return (own + generated + written).filter(files.fileExists(atPath:))
    }

    /// What every stack's bootstrap is linked from, but for the stack itself.
    private static func sharedObjects() throws -> [String] {
        let list = "\(build)/SubscriptionChargeBootstrap.product/Objects.LinkFileList"
        return try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
            .map { String($0.filter { $0 != "'" }) }.filter { !$0.contains("/SubscriptionCharge") }
    }

    private static let libraries = ["-lcurl", "-lssl", "-lcrypto", "-lcares"]

    private static func sources(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted()
            .map { "\(folder)/\($0)" }
    }
}
