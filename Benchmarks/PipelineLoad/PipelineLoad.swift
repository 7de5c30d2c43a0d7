import ArgumentParser

/// The load of `make bench-pipelines`: prints what it measured as one line of JSON.
@main
struct PipelineLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline-load", abstract: "Puts load on pipelines in a running emulator and measures.",
        subcommands: [ChargesCommand.self, ValidateCommand.self, ColdCommand.self])
}
