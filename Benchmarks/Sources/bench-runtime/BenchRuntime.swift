import ArgumentParser
import BenchReport
import FoundationEssentials

@main
struct BenchRuntime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-runtime",
        abstract: "Measures FunctionRuntime against a C program over libcurl and AWS's Python client.",
        discussion: """
            Prints medians of several alternating rounds (and the least and most of them), then one line per target: what \
            was measured, the bound, “ok” or “short”. Exits with 0 when a target is short, too: it is a measurement, not a \
            check. Exits with 1 when something could not be measured, such as a peer that does not echo.

            Start it by “make bench-runtime ARGS="…"”, which builds what is measured.
            """)

    @Option(help: "How often everything is measured.")
    var rounds = 7

    @Option(help: "Warm invocations of a process, per round.")
    var invocations = 10_000

    @Option(parsing: .upToNextOption, help: "Measure these alone.")
    var only: [Section] = Section.allCases

    @Option(help: "The processor that the server and the program under test share.")
    var processor = ProcessInfo.processInfo.activeProcessorCount - 1

    @Option(help: "Write all figures there, each round's among them.")
    var json: String?

    func validate() throws {
        guard rounds > 0, invocations > 0 else { throw ValidationError("There is nothing to measure.") }
    }

    func run() async throws {
        let files = try BenchFiles(root: FileManager.default.currentDirectoryPath)
        let bench = Bench(
            files: files, server: RuntimeAPIServer(files: files, processor: processor), invocations: invocations)
        var measurements = try only.map { try $0.makeMeasurement(bench) }
        let progress = ProgressLine()
        for round in 0..<rounds {
            for index in measurements.indices {
                progress.show("round \(round + 1) of \(rounds): \(measurements[index].section.rawValue)")
                try await measurements[index].measure(round: round)
            }
        }
        progress.show("")
        let report = Report(
            rounds: rounds, figures: measurements.flatMap(\.figures),
            targets: measurements.flatMap(\.targets))
        if let json { try report.write(to: json) }
        show(report, measurements.flatMap(\.tables))
    }

    private func show(_ report: Report, _ tables: [Table]) {
        print("Medians of \(rounds) rounds (least–most); server and program on one processor.\n")
        for table in tables { print(table.text + "\n") }
        guard !report.targets.isEmpty else { return }
        print(Table(targets: report.targets).text)
    }
}
