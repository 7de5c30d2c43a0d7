import FoundationEssentials
import TestSupport

/// How long the documents are fuzzed, and from which seed.
struct OpenAPIFuzzPlan: Sendable, CustomStringConvertible {
    static let packages = ["schemathesis==4.32.5", "cryptography==50.0.2"]

    /// `FUZZ_SEED`: a failure is replayed from it. Any, when it is not set.
    let seed: UInt32
    /// `FUZZ_EXAMPLES`: random requests of each endpoint, beside those that its schema's limits and examples give.
    let examples: Int

    init(_ environment: [String: String]) throws {
        seed = try Self.number("FUZZ_SEED", environment) ?? UInt32.random(in: 0...(.max))
        examples = try Self.number("FUZZ_EXAMPLES", environment) ?? Self.examplesDefault
    }

    var description: String { "FUZZ_SEED=\(seed) FUZZ_EXAMPLES=\(examples)" }

    /// Fuzzes one document; it succeeds when schemathesis has nothing to say against any answer.
    ///
    /// - Parameters:
    ///   - seed: the folder of `moneta-core data seed`.
    ///   - folder: where schemathesis may leave what it keeps.
    func run(
        _ document: String, python: PythonEnvironment, emulator: EmulatorProcess, seed folderOfSeed: String,
        folder: String
    ) async throws -> FinishedProcess {
        try await ChildProcess.finish(
            python.executable("schemathesis"),
            [
                "run", PackageRoot.file("docs/openapi/\(document)"), "--url", emulator.apiURL,
                "--phases", "examples,coverage,fuzzing", "--checks", Self.checks.joined(separator: ","),
                "--seed", "\(seed)", "--max-examples", "\(examples)", "--continue-on-failure",
                "--suppress-health-check", "all", "--generation-database", "none", "--warnings", "off", "--no-color",
            ],
            environment: [
                "PYTHONPATH": PackageRoot.file("Tests/Fixtures/clients"), "PYTHONDONTWRITEBYTECODE": "1",
                "SCHEMATHESIS_HOOKS": "openapi_hooks", "API": emulator.apiURL, "SEED": folderOfSeed,
                "FUZZ_SEED": "\(seed)",
            ],
            workingDirectory: folder, within: .seconds(240 + 10 * examples))
    }

    /// A request that breaks the schema may be refused for more than the schema says, so that is left to the stacks' own tests.
    private static let checks = [
        "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    ]
    private static let examplesDefault = 3

    private static func number<Value: FixedWidthInteger>(
        _ name: String, _ environment: [String: String]
    ) throws -> Value? {
        guard let text = environment[name], !text.isEmpty else { return nil }
        guard let value = Value(text) else { throw TestSupportError(.processFailed, "\(name) is no number: \(text)") }
        return value
    }
}
