import ArgumentParser

struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Make data, and put them into an environment.",
        subcommands: [GenerateCommand.self, SeedCommand.self])
}
