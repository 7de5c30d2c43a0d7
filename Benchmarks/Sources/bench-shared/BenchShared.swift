import ArgumentParser
import BenchReport
import FoundationEssentials

@main
struct BenchShared: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-shared",
        abstract: "Measures SharedLayer against C over libcrypto and the Python libraries of its field.",
        discussion: """
            Prints medians of several alternating rounds (and the least and most of them), then one line per target: what \
            was measured, the bound, “ok” or “short”. Exits with 0 when a target is short, too: it is a measurement, not a \
            check.

            Start it by “make bench-shared ARGS="…"”, which builds what is measured.
            """)

    @Option(help: "How often everything is measured.")
    var rounds = 5

    @Option(help: "How long each program repeats each work, per round.")
    var milliseconds = 500

    @Option(parsing: .upToNextOption, help: "Measure these alone.")
    var only: [Work] = Work.allCases

    @Option(help: "The processor that the programs run on.")
    var processor = ProcessInfo.processInfo.activeProcessorCount - 1

    @Option(help: "Write all figures there, each round's among them.")
    var json: String?

    func validate() throws {
        guard rounds > 0, milliseconds >= 10 else { throw ValidationError("There is nothing to measure.") }
    }

    func run() async throws {
        let files = try BenchFiles(root: FileManager.default.currentDirectoryPath)
        var measurements = only.map { WorkMeasurement($0, files) }
        let progress = ProgressLine()
        for round in 0..<rounds {
            for index in measurements.indices {
                progress.show("round \(round + 1) of \(rounds): \(measurements[index].work.rawValue)")
                try await measurements[index].measure(
                    round: round, milliseconds: milliseconds, inputs: files.inputs, processor: processor)
            }
        }
        progress.show("")
        let report = Report(
            rounds: rounds, figures: measurements.flatMap(\.figures), targets: measurements.flatMap(\.targets))
        if let json { try report.write(to: json) }
        show(report, measurements)
    }

    private func show(_ report: Report, _ measurements: [WorkMeasurement]) {
        print("Medians of \(rounds) rounds (least–most), each program on one processor.\n")
        var table = Table("Work", ["µs each", "per second", "MB/s"])
        for measurement in measurements { measurement.addRows(to: &table) }
        print(table.text + "\n")
        print(Table(targets: report.targets).text)
    }
}
