import ArgumentParser

/// The application's command line.
@main
struct MonetaCore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moneta-core",
        abstract:
            "Work with Moneta Core: make and seed data, sign requests, test a deployment, verify evidence, lay out a pipeline.",
        subcommands: [
            DataCommand.self, SignCommand.self, ChargeCommand.self, TestCommand.self, VerifyCommand.self,
            NewCommand.self,
        ])
}
