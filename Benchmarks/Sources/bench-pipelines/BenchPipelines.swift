import ArgumentParser
import BenchReport
import FoundationEssentials

@main
struct BenchPipelines: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-pipelines",
        abstract: "Measures the subscription charge pipeline under load, and its first function against one in Python.",
        discussion: """
            Prints what was measured, then one line per target: what was measured, the bound, “ok” or “short”. Exits with \
            0 when a target is short, too: it is a measurement, not a check.

            Start it by “make bench-pipelines ARGS="…"”, which builds what is measured.
            """)

    @Option(help: "How often the functions are compared.")
    var rounds = 3

    @Option(help: "Charges per second.")
    var rate = 50

    @Option(help: "How long charges are sent.")
    var seconds = 60

    @Option(help: "How long each function is called, per round.")
    var callSeconds = 5

    @Option(parsing: .upToNextOption, help: "Measure these alone.")
    var only: [Section] = Section.allCases

    @Option(help: "Write all figures there, each round's among them.")
    var json: String?

    func validate() throws {
        guard rounds > 0, rate > 0, seconds > 0, callSeconds > 0 else {
            throw ValidationError("There is nothing to measure.")
        }
    }

    func run() async throws {
        let files = try PipelineFiles(root: FileManager.default.currentDirectoryPath)
        var bench = PipelineBench(files: files, rate: rate, seconds: seconds, callSeconds: callSeconds)
        let progress = ProgressLine()
        for section in only {
            for round in 0..<(section == .charges ? 1 : rounds) {
                progress.show("\(section.rawValue), round \(round + 1)")
                try await bench.measure(section, round: round)
            }
        }
        progress.show("")
        let results = PipelineResults(bench: bench, sections: only)
        let report = Report(rounds: rounds, figures: results.figures, targets: results.targets)
        if let json { try report.write(to: json) }
        print(
            "\(rate) charges a second for \(seconds) s; of the functions, medians of \(rounds) rounds (least–most).\n")
        print(results.table.text + "\n")
        print(Table(targets: results.targets).text)
    }
}
