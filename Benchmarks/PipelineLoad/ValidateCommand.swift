import ArgumentParser
import FoundationEssentials

/// The validating function alone, in one environment: one caller, one charge after the other, by Lambda's Invoke.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Calls a validating function over and over and counts.")

    @OptionGroup var emulator: EmulatorFlags

    @Option(help: "The functions, by turns.")
    var function: [String]

    @Option(help: "How long each is called.")
    var seconds = 5

    func run() async throws {
        let (functions, seconds) = (function, seconds)
        let rates = try await emulator.withNetwork { surroundings in
            let calls = ValidateCalls(surroundings)
            // What an accepted charge starts would take its share of the processor.
            try await calls.stopMappings()
            var rates: [String: Double] = [:]
            for function in functions {
                _ = try await calls.perSecond(function, prefix: "warm", seconds: 1)
                rates[function] = try await calls.perSecond(function, prefix: "load", seconds: seconds)
            }
            return rates
        }
        print(String(decoding: try JSONEncoder().encode(rates), as: UTF8.self))
    }
}
