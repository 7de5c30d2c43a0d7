import ArgumentParser
import CurlTransport
import Emulator
import FoundationEssentials
import ServiceLifecycle
import UnixSignals

struct InvokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoke",
        abstract: "Invokes one function with an event and prints its result.",
        discussion: """
            Where an emulator runs already (see --endpoint), the function is invoked there. Otherwise the application \
            is started for this one invocation on free ports, with the same tables and queues. The result goes to \
            standard output, logs to standard error; the exit code is 1 when the function failed.

              moneta invoke ValidateContractFunction -e Events/ValidateContractFunction/charge.json
            """)

    @Argument(help: "The function: a name, a logical id, or Stack/LogicalId where that is not unique.")
    var function: String

    @Option(name: [.short, .long], help: "A file with the event as JSON; - reads standard input. Default: {}")
    var event: String?

    @Option(name: .long, help: "Invoke at this services endpoint, and nowhere else.")
    var endpoint: String?

    @OptionGroup var application: ApplicationFlags

    func run() async throws {
        let payload = try readEvent()
        let client = HTTPClient()
        defer { client.shutdown() }
        if let endpoint {
            try await RemoteInvocation(endpoint: endpoint, client: client).invoke(function, payload: payload)
            return
        }
        let running = RemoteInvocation(endpoint: "http://127.0.0.1:4566", client: client)
        if await running.isReachable() {
            try await running.invoke(function, payload: payload)
        } else {
            try await invokeHere(payload, client: client)
        }
    }

    private func readEvent() throws -> [UInt8] {
        guard let event else { return Array("{}".utf8) }
        if event == "-" {
            var text = ""
            while let line = readLine(strippingNewline: false) { text += line }
            return Array(text.utf8)
        }
        guard let data = FileManager.default.contents(atPath: event) else {
            throw ValidationError("The event file \(event) cannot be read. Is the path right, seen from this folder?")
        }
        return Array(data)
    }

    /// Starts the application on free ports for one invocation.
    private func invokeHere(_ payload: [UInt8], client: HTTPClient) async throws {
        var options = application.options
        options.apiPort = 0
        options.servicesPort = 0
        let logger = application.logger
        let emulator = try await Emulator.prepare(options, logger: logger, functionOutput: .standardError)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: emulator.services, gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await emulator.ready()
            let remote = RemoteInvocation(
                endpoint: emulator.addresses.services, client: client, showsLogTail: false)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await remote.invoke(function, payload: payload)) } catch {
                outcome = .failure(error)
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            try outcome.get()
        }
    }
}
