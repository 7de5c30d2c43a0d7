import CurlTransport
import FoundationEssentials
import TestSupport
import Testing

/// schemathesis, which knows nothing of Moneta Core but its OpenAPI documents; `make soak-api` is the longer form.
@Suite("The OpenAPI documents, fuzzed", .timeLimit(.minutes(60)))
struct OpenAPIFuzzTests {
    @Test("Whatever is sent, no endpoint fails, and each answer is one that its document tells of")
    func conforms() async throws {
        let plan = try OpenAPIFuzzPlan(ProcessInfo.processInfo.environment)
        print("OpenAPIFuzzTests: \(plan)")
        let python = try await PythonEnvironment.prepare("schemathesis", packages: OpenAPIFuzzPlan.packages)
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data")
            ) { emulator in
                try await ShellSession(directory: directory, emulator: emulator, programs: []).seed()
                for document in try Self.documents() {
                    let finished = try await plan.run(
                        document, python: python, emulator: emulator, seed: directory.file("seed"),
                        folder: directory.path)
                    #expect(finished.succeeded, "\(document), \(plan):\n\(finished.output.suffix(20_000))")
                }
                try await Self.requireOpenDoor(emulator, directory)
            }
        }
    }

    /// Names of the documents. The ones that change who may call come last, however well their requests behave.
    private static func documents() throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.file("docs/openapi"))
        let names = files.filter { $0.hasSuffix(".json") }.sorted()
        let last = ["authentication.json", "partner.json"]
        return names.filter { !last.contains($0) } + last.filter(names.contains)
    }

    /// Shows that the requests were let in to the end: with a key that somebody has revoked, nothing fails.
    private static func requireOpenDoor(_ emulator: EmulatorProcess, _ directory: TemporaryDirectory) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try String(contentsOfFile: directory.file("seed") + "/operator.key", encoding: .utf8)
        let response = try await http.execute(
            HTTPRequest(
                .get, emulator.apiURL + "/api/v1/partners",
                headers: ["X-API-Key": String(decoding: key.utf8.filter { $0 > 0x20 }, as: UTF8.self)]))
        #expect(response.status == 200)
    }
}
