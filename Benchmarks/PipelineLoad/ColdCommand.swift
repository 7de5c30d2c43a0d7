import ArgumentParser
import FoundationEssentials
import Scenario
import TestSupport

/// What a function's first invocation costs: its init phase, as the emulator reports it, and the whole call.
struct ColdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cold", abstract: "Calls each function once, cold, and measures its start.")

    @OptionGroup var emulator: EmulatorFlags

    @Option(help: "The functions.")
    var function: [String]

    struct Figures: Encodable, Sendable {
        let initMilliseconds: Double
        let callMilliseconds: Double
    }

    func run() async throws {
        let functions = function
        let figures = try await emulator.withNetwork { surroundings in
            let calls = ValidateCalls(surroundings)
            try await calls.stopMappings()
            var figures: [String: Figures] = [:]
            for function in functions {
                let call = try await calls.milliseconds(function, contract: "cold")
                let reports = surroundings.emulator.process.output.split(separator: "\n")
                    .compactMap { InvocationReport(line: $0) }
                guard let report = reports.last(where: { $0.function.hasSuffix(function) && $0.isColdStart }),
                    let start = report.initMilliseconds
                else { throw ValidationError("The emulator reported no cold start of \(function).") }
                figures[function] = Figures(initMilliseconds: start, callMilliseconds: call)
            }
            return figures
        }
        print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
    }
}
