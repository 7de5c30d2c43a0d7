import ArgumentParser

/// The application's command line.
@main
struct MonetaCore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moneta-core",
        abstract: "Work with Moneta Core: put data into an environment, sign charges, verify evidence.",
        subcommands: [DataCommand.self, ChargeCommand.self, VerifyCommand.self])
}
