import ArgumentParser
import BenchReport
import FoundationEssentials

@main
struct BenchMessaging: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-messaging",
        abstract:
            "Measures the emulator's queues, event source mappings and event buses; queues against moto in server mode.",
        discussion: """
            Prints medians of several rounds (and the least and most of them), then one line per target: what was \
            measured, the bound, “ok” or “short”. Exits with 0 when a target is short, too: it is a measurement, not a \
            check.

            Start it by “make bench-messaging ARGS="…"”, which builds what is measured.
            """)

    @Option(help: "How often everything is measured.")
    var rounds = 3

    @Option(help: "How long each load lasts, per round.")
    var milliseconds = 3_000

    @Option(help: "Clients at once.")
    var clients = 16

    @Option(parsing: .upToNextOption, help: "Measure these alone.")
    var only: [Section] = Section.allCases

    @Option(help: "The processor that the server and its functions have for themselves; clients have the others.")
    var processor = 0

    @Option(help: "Write all figures there, each round's among them.")
    var json: String?

    func validate() throws {
        guard rounds > 0, milliseconds >= 100, (1...64).contains(clients) else {
            throw ValidationError("There is nothing to measure.")
        }
        guard ProcessInfo.processInfo.activeProcessorCount > 1 else {
            throw ValidationError("Server and clients need a processor each.")
        }
    }

    func run() async throws {
        let files = try MessagingFiles(root: FileManager.default.currentDirectoryPath)
        let others = (0..<ProcessInfo.processInfo.activeProcessorCount).filter { $0 != processor }
        let load = LoadProgram(path: files.load, processors: others.map(String.init).joined(separator: ","))
        var bench = MessagingBench(
            files: files, load: load, serverProcessor: processor, milliseconds: milliseconds, clients: clients)
        let progress = ProgressLine()
        for round in 0..<rounds {
            for section in only {
                progress.show("round \(round + 1) of \(rounds): \(section.rawValue)")
                try await bench.measure(section, round: round)
            }
        }
        progress.show("")
        let results = MessagingResults(bench: bench, sections: only)
        let report = Report(rounds: rounds, figures: results.figures, targets: results.targets)
        if let json { try report.write(to: json) }
        print(
            "Medians of \(rounds) rounds (least–most); the server on one processor, \(clients) clients on the others.\n"
        )
        print(results.table.text + "\n")
        print(Table(targets: results.targets).text)
    }
}
