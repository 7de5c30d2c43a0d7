import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core data migrate`.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Take an export of PINET Core into the tables.",
        discussion: """
            The export is JSON Lines: on each line an object whose member "record" is partner, organization, publisher or \
            mpass, in any order; docs/moneta-core.md has its members. The whole file is checked first: each line, ids that \
            come twice, references to what is neither in the file nor in the tables. When anything is wrong, every fault is \
            told with its line and member, nothing is written, and it ends with 1.

            A record that is there already stays as it is. Running the same export again changes nothing, and goes on where a \
            run was cut short. Records that are there and are others are told, and it ends with 1.
            """)

    @Argument(help: "The export.")
    var file: String

    @OptionGroup var services: ServicesOptions
    @OptionGroup var deployment: DeploymentOption

    @Flag(help: "Check everything and say what would be written, and write nothing.")
    var dryRun = false

    @Flag(help: "Write into prod.")
    var yes = false

    func validate() throws {
        guard deployment.name != "prod" || yes || dryRun else {
            throw ValidationError("Check the export with --dry-run first. To write it into prod, add --yes.")
        }
    }

    func run() async throws {
        let export = LegacyExport(path: file)
        let survey = try await export.survey()
        let variables = ProcessInfo.processInfo.environment
        let configuration = try services.configuration(variables)
        let http = HTTPClient()
        defer { http.shutdown() }
        let tables = LegacyTables(
            dynamo: DynamoClient(configuration: configuration, http: http),
            tables: try await SeedTables.discover(
                configuration: configuration, http: http, deployment: deployment.name, environment: variables))
        let migration = Migration(export, into: tables, dryRun: dryRun)
        try refuse(survey, dangling: try await migration.danglingReferences(survey))

        let total = survey.counts.values.reduce(0, +)
        var progress = ProgressBar(dryRun ? "Checking" : "Migrating", total: total)
        let report = try await migration.run(counts: survey.counts, progress: &progress)
        progress.finish()
        print(table(report))
        for issue in report.differing { print("\(file), \(issue)") }
        print(dryRun ? "Nothing was written." : "\(total) records are taken care of.")
        guard report.differing.isEmpty else { throw ExitCode.failure }
    }

    private func refuse(_ survey: LegacyExport.Survey, dangling: [LegacyIssue]) throws {
        let count = survey.issueCount + dangling.count
        guard count > 0 else { return }
        let issues = (survey.issues + dangling).sorted { $0.line < $1.line }
        for issue in issues { print("\(file), \(issue)") }
        if count > issues.count { print("… and \(count - issues.count) more") }
        print("\(count) faults in \(file): nothing was written.")
        throw ExitCode.failure
    }

    private func table(_ report: Migration.Report) -> TextTable {
        TextTable(
            header: ["record"] + LegacyTables.Outcome.allCases.map { dryRun && $0 == .written ? "new" : $0.rawValue },
            rows: LegacyKind.allCases.map { kind in
                [kind.rawValue]
                    + LegacyTables.Outcome.allCases.map { String(report.outcomes[kind]?[$0] ?? 0) }
            })
    }
}
