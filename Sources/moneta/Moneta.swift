import ArgumentParser

@main
struct Moneta: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moneta",
        abstract: "Runs a SAM application on this machine: no Docker, no account, no network.",
        discussion: """
            Functions run as processes, straight from the folder or zip that CodeUri names. The AWS CLI and the SDKs \
            reach the emulated services when AWS_ENDPOINT_URL points to the services port:

              moneta start
              AWS_ENDPOINT_URL=http://127.0.0.1:4566 aws dynamodb list-tables
              curl http://127.0.0.1:3000/…
            """,
        version: "0.1.0",
        subcommands: [StartCommand.self, InvokeCommand.self, ClockCommand.self])
}
