import ArgumentParser

struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Make data, put them into an environment, and take over those of PINET Core.",
        subcommands: [GenerateCommand.self, SeedCommand.self, MigrateCommand.self])
}
