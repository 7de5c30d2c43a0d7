import ArgumentParser

struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Shows or advances the emulator's time.",
        discussion: """
            Schedules, visibility timeouts, retries, retention and time to live go by the emulator's time: the machine's, \
            and what has been advanced. It goes forward only and is kept with the data.

              moneta clock
              moneta clock advance 1d
              moneta clock advance --until 2026-12-01T00:00:00Z
            """,
        subcommands: [ClockShowCommand.self, ClockAdvanceCommand.self], defaultSubcommand: ClockShowCommand.self)
}
