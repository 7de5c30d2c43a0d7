import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport

/// Charges at a steady rate, whatever the answers take: from each request to its answer and to the partner's receipt.
struct ChargesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charges", abstract: "Sends charges at a steady rate and measures how long each takes.")

    @OptionGroup var emulator: EmulatorFlags

    @Option(help: "Charges per second.")
    var rate = 50

    @Option(help: "How long.")
    var seconds = 60

    @Option(help: "Charges before that, which start the functions and do not count.")
    var warm = 100

    func run() async throws {
        let receipts = Receipts()
        let figures = try await emulator.withNetwork(answering: { attempt in
            receipts.note(attempt)
            return .confirm("receipt")
        }) { surroundings in
            let load = ChargeLoad(network: surroundings.network, receipts: receipts)
            try await load.send(count: warm, rate: rate, prefix: "warm")
            let sent = try await load.send(count: rate * seconds, rate: rate, prefix: "load")
            return try await load.figures(of: sent)
        }
        print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
    }
}
