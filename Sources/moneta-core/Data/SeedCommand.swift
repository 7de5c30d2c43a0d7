import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core data seed`.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Write a small network to try things on, and a pipeline's data.",
        discussion: """
            Writes two organizations, each with a publisher with a key and a certificate, a partner, an active mPass of each \
            tier and a suspended one, and an API key; and the API key of whoever runs the network. Records that are there \
            already stay as they are, so that seeding twice changes nothing; only the partners' endpoints are set to \
            --partner-endpoint. Keys that the output folder holds are kept.

            With --pipeline, --count records more, made from --seed as `moneta-core data generate` makes them: subscription \
            sends signed charges to --api, and authentication makes people there; contract writes contracts with their \
            histories; transaction, dispute, settlement and reconciliation put on the event bus what it told of past charges; \
            partner writes partners.

            Region and credentials come from AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; against a local \
            endpoint they may be left out. The tables are found by their names; PARTNER_TABLE_NAME, \
            ORGANIZATION_TABLE_NAME, PUBLISHER_TABLE_NAME, MPASS_TABLE_NAME, CERTIFICATE_TABLE_NAME and \
            SUBSCRIPTION_TABLE_NAME override that.
            """)

    @OptionGroup var services: ServicesOptions
    @OptionGroup var deployment: DeploymentOption

    @Flag(help: "Write into prod all the same.")
    var yes = false

    @Option(help: "Whose data to seed besides the network.")
    var pipeline: GeneratedPipeline?

    @OptionGroup var generation: GenerationOptions

    @Option(
        help: "Where the API answers, such as http://127.0.0.1:3000: for --pipeline subscription and authentication.")
    var api: String?

    @Option(help: "Where the demonstration partners take deliveries. Left as it is when left out.")
    var partnerEndpoint: String?

    @Option(help: "The folder that receives keys, certificates and seed.json.")
    var output = ".moneta/seed"

    func validate() throws {
        guard deployment.name != "prod" || yes else {
            throw ValidationError("Demonstration data must not go into prod. If they shall all the same, add --yes.")
        }
        if let pipeline, [.subscription, .authentication].contains(pipeline), api == nil {
            throw ValidationError(
                "--pipeline \(pipeline.rawValue) sends data to the API: say where it answers with --api URL.")
        }
    }

    func run() async throws {
        let variables = ProcessInfo.processInfo.environment
        let configuration = try services.configuration(variables)
        let http = HTTPClient()
        defer { http.shutdown() }
        let names = try await TableNames.list(configuration: configuration, http: http)
        let tables = try SeedTables(names: names, deployment: deployment.name, environment: variables)

        let folder = SeedFolder(path: output)
        let network = try SeedNetwork(
            keptIn: folder, partnerEndpointURL: partnerEndpoint, partnerAPIKey: IdentifierGenerator().uuid(),
            now: .now())
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let written = try await NetworkSeeder(
            dynamo: dynamo, tables: tables,
            keys: EndpointKeyWriter(
                SecretsSource(configuration: configuration, http: http), environment: deployment.name)
        ).seed(network, at: .now())
        try network.writeSummaries(to: folder, audience: deployment.audience)
        print("\(written) records written; keys, certificates and ids are in \(output)")
        if let pipeline {
            try await seed(
                PipelineSeed(
                    generation.generator(pipeline), network: network, tables: names, environment: variables,
                    deployment: deployment.name, configuration: configuration, http: http, apiURL: api))
        }
    }

    private func seed(_ seed: PipelineSeed) async throws {
        var outcomes: [PipelineSeedOutcome: Int] = [:]
        var progress = ProgressBar("Seeding", total: generation.count)
        for number in 1...generation.count {
            outcomes[try await seed.seed(number: number), default: 0] += 1
            progress.advance(to: number)
        }
        progress.finish()
        let rows = PipelineSeedOutcome.allCases.compactMap { outcome in
            outcomes[outcome].map { [seed.generator.pipeline.rawValue, outcome.rawValue, String($0)] }
        }
        print(TextTable(header: ["pipeline", "outcome", "records"], rows: rows))
    }
}
