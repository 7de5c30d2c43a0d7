import ArgumentParser
import Emulator
import ServiceLifecycle
import UnixSignals

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Runs the whole template: its APIs from port 3000 on, every AWS service on port 4566.",
        discussion: """
            What the services hold is kept under .moneta beside the template and found again at the next start. \
            Ctrl-C lets the invocations in hand finish.
            """)

    @OptionGroup var application: ApplicationFlags

    @Option(name: [.short, .long], help: "The port of the first API; further APIs take the ports after it. 0: any.")
    var port = 3000

    @Option(name: .long, help: "The port of the AWS service endpoints. 0: any free port.")
    var servicesPort = 4566

    @Option(name: .long, help: "The address to listen on. Nobody is asked for a password: keep it to this machine.")
    var host = "127.0.0.1"

    @Option(name: .long, help: "Write the addresses as JSON to this file once everything is served.")
    var readyFile: String?

    func run() async throws {
        var options = application.options
        options.host = host
        options.apiPort = port
        options.servicesPort = servicesPort
        let logger = application.logger

        let emulator = try await Emulator.prepare(options, logger: logger)
        try Terminal.write(emulator.report.beforeStart)
        var services = emulator.services
        services.append(
            .init(
                service: Announcement(emulator: emulator, readyFile: readyFile), serviceName: "announcement"))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigint, .sigterm], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        try await ServiceGroup(configuration: configuration).run()
    }
}
