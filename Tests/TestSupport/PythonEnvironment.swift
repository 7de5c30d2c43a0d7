import FoundationEssentials

/// A Python virtual environment with packages that tests drive: foreign clients and peers.
///
/// It is made once under `.venv/` of the repository and reused; two tests or two processes that ask for the same one
/// at the same time wait for each other.
package struct PythonEnvironment: Sendable {
    /// `<root>/.venv/<name>`.
    package let directory: String

    /// The environment called `name` with `packages` in it (as pip writes them: `moto[server]==5.1.4`).
    ///
    /// - Throws: `TestSupportError.Code.processFailed` with pip's own output when something cannot be installed.
    package static func prepare(_ name: String, packages: [String]) async throws -> PythonEnvironment {
        let parent = PackageRoot.file(".venv")
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        let environment = PythonEnvironment(directory: parent + "/" + name)
        try await FileLock.with(environment.directory + ".lock") {
            if environment.installedPackages != packages { try await environment.install(packages) }
        }
        return environment
    }

    package var python: String { executable("python") }

    /// A program that one of the packages brought, such as `aws` or `moto_server`.
    package func executable(_ name: String) -> String {
        directory + "/bin/" + name
    }

    /// What was installed last, written only once all of it was.
    private var manifest: URL { URL(filePath: directory + "/packages.txt") }

    private var installedPackages: [String]? {
        guard let text = try? String(contentsOf: manifest, encoding: .utf8) else { return nil }
        return text.split(separator: "\n").map(String.init)
    }

    private func install(_ packages: [String]) async throws {
        try? FileManager.default.removeItem(at: manifest)
        try await step("python3", ["-m", "venv", "--clear", directory])
        try await step(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages)
        try Data(packages.joined(separator: "\n").utf8).write(to: manifest)
    }

    private func step(_ executable: String, _ arguments: [String]) async throws {
        let finished = try await ChildProcess.finish(executable, arguments, within: .seconds(540))
        guard finished.succeeded else {
            throw TestSupportError(
                .processFailed,
                "\(executable) \(arguments.joined(separator: " ")) failed: \(finished.output)")
        }
    }
}
