import ArgumentParser

/// Which deployment a command is about.
struct DeploymentOption: ParsableArguments {
    @Option(
        name: [.customLong("env"), .customLong("environment")],
        help: ArgumentHelp("The deployment: dev, staging or prod.", valueName: "name"))
    var name = "dev"

    /// The `aud` of signatures that this deployment takes.
    var audience: String { "moneta-core-\(name)" }

    func validate() throws {
        guard ["dev", "staging", "prod"].contains(name) else {
            throw ValidationError("--env must be dev, staging or prod, not “\(name)”.")
        }
    }
}
