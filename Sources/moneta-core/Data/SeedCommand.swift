import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core data seed`.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Write a small network to try charges on.",
        discussion: """
            Writes an organization, its publisher with a key and a certificate, a partner, an active mPass of each tier \
            and a suspended one. Records that are there already stay as they are, so that seeding twice changes nothing; \
            only the partner's endpoint is set to --partner-endpoint. A key that the output folder holds is kept.

            Region and credentials come from AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; against a local \
            endpoint they may be left out. The tables are found by their names; PARTNER_TABLE_NAME, \
            ORGANIZATION_TABLE_NAME, PUBLISHER_TABLE_NAME, MPASS_TABLE_NAME and CERTIFICATE_TABLE_NAME override that.
            """)

    @Option(help: "Where the AWS services answer, such as http://127.0.0.1:4566. AWS itself when left out.")
    var endpoint: String?

    @OptionGroup var deployment: DeploymentOption

    @Option(help: "Where the demonstration partner takes deliveries. Left as it is when left out.")
    var partnerEndpoint: String?

    @Option(help: "The folder that receives the publisher's key, its certificate and seed.json.")
    var output = ".moneta/seed"

    func validate() throws {
        guard deployment.name != "prod" else {
            throw ValidationError("Demonstration data must not go into prod.")
        }
    }

    func run() async throws {
        let variables = ProcessInfo.processInfo.environment
        let configuration = try AWSConfiguration(environment: withDefaults(variables))
        let http = HTTPClient()
        defer { http.shutdown() }
        let tables = try await SeedTables.discover(
            configuration: configuration, http: http, deployment: deployment.name, environment: variables)

        let folder = SeedFolder(path: output)
        let network = try SeedNetwork(
            keptIn: folder, partnerEndpointURL: partnerEndpoint, partnerAPIKey: IdentifierGenerator().uuid(),
            now: .now())
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let written = try await NetworkSeeder(dynamo: dynamo, tables: tables).seed(network, at: .now())
        try network.writeSummaries(to: folder, audience: deployment.audience)
        print("\(written) records written; keys, certificates and ids are in \(output)")
    }

    /// A local endpoint takes any region and credentials.
    private func withDefaults(_ variables: [String: String]) -> [String: String] {
        var variables = variables
        guard let endpoint else { return variables }
        variables["AWS_ENDPOINT_URL"] = endpoint
        for (name, value) in Self.localDefaults where (variables[name] ?? "").isEmpty { variables[name] = value }
        return variables
    }

    private static let localDefaults = [
        "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
    ]
}
