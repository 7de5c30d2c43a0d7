import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core test integration`.
struct IntegrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "integration",
        abstract: "Drive each pipeline end to end in a deployment that runs, and say what works.",
        discussion: """
            Seeds the demonstration network as `moneta-core data seed` does, then sends requests as publishers and partners \
            do, each run under ids of its own. It ends with 0 when every check passes, and with 1 otherwise.

            Deliveries are taken by this process, on a free port of 127.0.0.1: start the emulator with \
            --parameter-overrides PartnerInsideAddressesAllowed=127.0.0.0/8. For a deployment that cannot reach this \
            machine, name an endpoint that confirms deliveries with --partner-endpoint.
            """)

    @OptionGroup var services: ServicesOptions
    @OptionGroup var deployment: DeploymentOption

    @Option(help: "Where the API answers, such as http://127.0.0.1:3000.")
    var api: String

    @Option(help: "The pipeline to test; all when left out. One of: \(Self.names.joined(separator: ", ")).")
    var pipeline: String?

    @Option(help: "Where partners take deliveries. This process when left out.")
    var partnerEndpoint: String?

    @Option(help: "The folder of keys, as of `moneta-core data seed`.")
    var seed = ".moneta/seed"

    @Option(help: "How long a delivery may take.")
    var deliverySeconds = 60

    private static let names = IntegrationSuites.all.map { $0.pipeline }

    func validate() throws {
        guard deployment.name != "prod" else {
            throw ValidationError("The test writes demonstration data, which must not go into prod.")
        }
        if let pipeline, !Self.names.contains(pipeline) {
            throw ValidationError(
                "There is no test of a pipeline “\(pipeline)”: name one of \(Self.names.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let checks: [IntegrationCheck]
        if let partnerEndpoint {
            checks = try await test(http, partnerURL: partnerEndpoint, partner: nil)
        } else {
            checks = try await PartnerEndpoint.with(answering: { .confirm("receipt-\($0.deliveryID ?? "")") }) {
                try await test(http, partnerURL: $0.url, partner: $0)
            }
        }
        print(Self.table(checks))
        let failures = checks.filter { $0.failure != nil }
        for check in failures { print("\n\(check.pipeline): \(check.behaviour)\n  \(check.failure ?? "")") }
        print("\n\(checks.count - failures.count) of \(checks.count) checks passed.")
        guard failures.isEmpty else { throw ExitCode.failure }
    }

    private func test(
        _ http: HTTPClient, partnerURL: String, partner: PartnerEndpoint?
    ) async throws -> [IntegrationCheck] {
        let variables = ProcessInfo.processInfo.environment
        let network = try await ChargeNetwork(
            SeedNetwork(
                keptIn: SeedFolder(path: seed), partnerEndpointURL: partnerURL,
                partnerAPIKey: IdentifierGenerator().uuid(), now: .now()),
            apiURL: api, configuration: try services.configuration(variables), deployment: deployment.name,
            environment: variables, http: http)
        let runID = "test-\(IdentifierGenerator().sortable().lowercased())"
        var progress = ProgressBar("Testing", total: IntegrationSuites.all.count)
        var checks: [IntegrationCheck] = []
        for (place, suite) in IntegrationSuites.all.enumerated() where pipeline.map({ $0 == suite.pipeline }) ?? true {
            let run = IntegrationRun(
                pipeline: suite.pipeline, network: network, runID: runID, partner: partner,
                deliveryBound: .seconds(deliverySeconds))
            await run.make(suite.init())
            checks += run.results
            progress.advance(to: place + 1)
        }
        progress.finish()
        return checks
    }

    private static func table(_ checks: [IntegrationCheck]) -> TextTable {
        TextTable(
            header: ["pipeline", "check", "outcome", "time"],
            rows: checks.map { check in
                [
                    check.pipeline, check.behaviour, check.failure == nil ? "ok" : "FAILED", "\(check.milliseconds) ms",
                ]
            })
    }
}
