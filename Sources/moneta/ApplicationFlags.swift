import ArgumentParser
import Emulator
import FoundationEssentials
import Logging
import Storage

/// What every command that runs an application takes.
struct ApplicationFlags: ParsableArguments {
    @Option(name: [.short, .long], help: "The SAM template: JSON or YAML.")
    var template = "template.json"

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Values for the template's parameters.", valueName: "Key=Value"))
    var parameterOverrides: [ParameterOverride] = []

    @Option(name: .long, help: "Where the services keep what they hold (default: .moneta beside the template).")
    var dataDirectory: String?

    @Flag(name: .long, help: "Keep nothing on disk: everything is gone at the end.")
    var inMemory = false

    @Option(name: .long, help: "The AWS region that ARNs and functions' environments name.")
    var region = "us-east-1"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long a failed asynchronous invocation waits for its first retry; the second waits twice as long.",
            valueName: "seconds"))
    var asyncRetryDelay = 60.0

    @Option(name: .long, help: "What the emulator itself logs: trace, debug, info, notice, warning, error, critical.")
    var logLevel = "notice"

    func validate() throws {
        if inMemory, dataDirectory != nil {
            throw ValidationError("--in-memory keeps nothing, so --data-directory has no meaning beside it.")
        }
        if !(0...3600).contains(asyncRetryDelay) {
            throw ValidationError("--async-retry-delay \(asyncRetryDelay) is not between 0 and 3600 seconds.")
        }
        if Logger.Level(rawValue: logLevel) == nil {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--log-level \(logLevel) is none of \(levels).")
        }
    }

    var options: EmulatorOptions {
        let overrides = parameterOverrides.map { ($0.key, $0.value) }
        return EmulatorOptions(
            templatePath: template, parameters: Dictionary(overrides) { _, last in last }, store: store,
            region: region, asynchronousRetryDelaySeconds: asyncRetryDelay)
    }

    var logger: Logger {
        var logger = Logger(label: "moneta") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        return logger
    }

    private var store: StoreLocation {
        if inMemory { return .inMemory }
        if let dataDirectory { return .directory(dataDirectory) }
        let folder = URL(filePath: template).deletingLastPathComponent()
        return .directory(folder.appending(path: ".moneta").path(percentEncoded: false))
    }
}

/// One `Key=Value`, as `sam deploy --parameter-overrides` takes it.
struct ParameterOverride: ExpressibleByArgument {
    let key: String
    let value: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        key = String(parts[0])
        value = String(parts[1])
    }
}
