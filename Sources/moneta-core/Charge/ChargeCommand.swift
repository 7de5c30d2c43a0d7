import ArgumentParser

struct ChargeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charge", abstract: "Work with subscription charges.", subcommands: [SignCommand.self])
}
