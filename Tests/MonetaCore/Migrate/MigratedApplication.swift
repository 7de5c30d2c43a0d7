import CurlTransport
import Scenario
import SharedLayer
import TestSupport

/// The whole application with the seeded network, which an export is taken into.
struct MigratedApplication: Sendable {
    let folder: TemporaryDirectory
    let organizations: OrganizationRepository
    let mPasses: MPassRepository
    private let servicesURL: String

    static func with(_ body: (MigratedApplication) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { folder in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                dataDirectory: folder.file("data")
            ) { emulator in
                _ = try await MonetaCore.run([
                    "data", "seed", "--endpoint", emulator.servicesURL, "--output", folder.file("seed"),
                ])
                let configuration = try APICaller.configuration(of: emulator)
                let tables = try await SeedTables.discover(
                    configuration: configuration, http: http, deployment: "dev", environment: [:])
                let dynamo = DynamoClient(configuration: configuration, http: http)
                try await body(
                    MigratedApplication(
                        folder: folder,
                        organizations: OrganizationRepository(dynamo: dynamo, table: tables.organization),
                        mPasses: MPassRepository(dynamo: dynamo, table: tables.mPass),
                        servicesURL: emulator.servicesURL))
            }
        }
    }

    func arguments(_ export: String) -> [String] { ["data", "migrate", export, "--endpoint", servicesURL] }

    func migrate(_ export: String, _ more: [String] = []) async throws -> FinishedProcess {
        try await ChildProcess.finish(MonetaCore.executable, arguments(export) + more)
    }

    /// What is in the row of a kind: new, already there, differing.
    static func row(_ kind: String, in output: String) -> [String] {
        let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        return rows.first { $0.first == kind }.map { Array($0.dropFirst()) } ?? []
    }
}
