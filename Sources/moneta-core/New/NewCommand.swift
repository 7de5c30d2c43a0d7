import ArgumentParser

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Lay out what is new.", subcommands: [NewPipelineCommand.self])
}
