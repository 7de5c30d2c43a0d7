import ArgumentParser
import Emulator
import VirtualTime

struct ClockAdvanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Advances the emulator's time, and starts what becomes due on the way.",
        discussion: """
            A schedule is started once for each time in between, with that time in its event. The command returns when \
            all of them have been started.

              moneta clock advance 1d
              moneta clock advance 1h30m
              moneta clock advance PT90M
              moneta clock advance --until 2026-12-01T00:00:00Z
            """)

    @Argument(help: "How far: 90s, 15m, 1h30m, 2d, 1w, or ISO 8601 such as P1DT12H.")
    var span: String?

    @Option(name: .long, help: "Until when: 2026-12-01T08:30:00Z, or 2026-12-01 for the beginning of that day (UTC).")
    var until: String?

    @OptionGroup var emulator: EndpointFlags

    func validate() throws {
        if (span == nil) == (until == nil) {
            throw ValidationError("Say how far, such as 1d, or --until when: one of the two.")
        }
        if let span, Duration(span: span) == nil {
            throw ValidationError("\(span) is no span of time. Write 90m, 1h30m, 2d, or ISO 8601 as PT90M.")
        }
    }

    func run() async throws {
        let request = span.map { ["duration": $0] } ?? until.map { ["until": $0] } ?? [:]
        let advance = try await emulator.withClock { try await $0.advance(request) }
        let count = advance.scheduleInvocations
        let what = count == 1 ? "1 schedule invocation started" : "\(count) schedule invocations started"
        try Terminal.write("\(advance.from) → \(advance.now), \(what)\n")
    }
}
