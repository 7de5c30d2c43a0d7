import ArgumentParser
import Emulator

struct ClockShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows the emulator's time.")

    @OptionGroup var emulator: EndpointFlags

    func run() async throws {
        let reading = try await emulator.withClock { try await $0.read() }
        let ahead = reading.offsetSeconds == 0 ? "the machine's time" : "ahead by \(Span.text(reading.offsetSeconds))"
        try Terminal.write("\(reading.now), \(ahead)\n")
    }
}
