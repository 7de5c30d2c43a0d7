import Delivery
package import Logging
import Monitoring
import Parameters
import Queues
package import ServiceLifecycle
import Tables
import Templates
import Topics
import Wire

/// A SAM application, ready to run: its services in the order in which they start.
///
/// They shut down in the reverse order, so that nothing new comes in while functions finish what they have in hand.
package struct Emulator: Sendable {
    package let addresses: Addresses
    package let report: StartupReport
    package let services: [ServiceGroupConfiguration.ServiceConfiguration]
    private let fronts: [HTTPFront]

    /// Finds the ports, opens the stores, reads the template and makes what the template declares.
    ///
    /// - Throws: `EmulatorError`, `TemplateError` or `StorageError`, each with a text for the person at the terminal.
    package static func prepare(
        _ options: EmulatorOptions, logger: Logger, functionOutput: FunctionOutput = .standardOutput
    ) async throws -> Emulator {
        var ports = ListeningPorts(host: options.host)
        let servicesPort = try await ports.find(options.servicesPort, option: "--services-port")
        let apiPort = try await ports.find(options.apiPort, option: "--port")
        let servicesURL = "http://\(options.host):\(servicesPort)"
        let backends = try Backends(options, servicesURL: servicesURL, logger: logger)
        let streamLabel = backends.tables.freshStreamLabel
        var application = try TemplateReader().read(
            path: options.templatePath, parameters: options.parameters,
            environment: ServiceAddresses(
                region: options.region, accountID: options.accountID, servicesURL: servicesURL,
                apiURL: "http://\(options.host):\(apiPort)",
                streamLabels: try await backends.tables.streamLabels(), freshStreamLabel: streamLabel),
            storedParameters: backends.parameters.plainValues())
        let kept = try await backends.install(application, streamLabel: streamLabel)
        try await DynamicReferences(parameters: backends.parameters, secrets: backends.secrets).resolve(&application)
        let embeddedMetrics = EmbeddedMetrics(backends.monitoring)
        let functions = try await FunctionHost(
            application, options: options, backends: backends, servicesURL: servicesURL, output: functionOutput,
            metrics: embeddedMetrics, logger: logger)
        let eventSources = try await EventSourceHost(
            application, options: options, backends: backends, functions: functions.pool, logger: logger)
        let objects = try await ObjectHost(application, options: options, backends: backends, logger: logger)

        let schedules = try await ScheduleHost(application, options: options, backends: backends, logger: logger)
        let control = ClockControl(
            clock: backends.clock, store: backends.clockStore, participants: [schedules.participant])
        // Every path may be a bucket's, so S3 is asked last.
        let services =
            backends.services + [eventSources.service, schedules.service] + functions.services + [objects.service]
        schedules.open(services)
        let running = ServiceEndpoint(services: services, clock: ClockAPI(control: control), logger: logger)
        let endpoint = HTTPFront(
            name: "services", host: options.host, port: servicesPort, bodyBytesMax: ServiceEndpoint.bodyBytesMax,
            finishMax: .seconds(1), logger: logger, running: Signal(), tooLarge: ServiceEndpoint.tooLarge,
            respond: running.respond, takesBodyInParts: running.takesBodyInParts)
        var apiPorts = [apiPort]
        while apiPorts.count < application.apis.count {
            let next = options.apiPort == 0 ? 0 : apiPort + apiPorts.count
            apiPorts.append(try await ports.find(next, option: "--port"))
        }
        let apis = zip(application.apis, apiPorts).map { api, port in
            APIFront(
                api, invoker: functions.pool, options: options, port: port, clock: backends.clock, logger: logger)
        }
        let addresses = Addresses(
            api: "http://\(options.host):\(apiPort)",
            apis: Dictionary(uniqueKeysWithValues: apis.map { ($0.id, $0.url) }), services: servicesURL)
        return Emulator(
            addresses: addresses,
            report: StartupReport(application: application, kept: kept, addresses: addresses, options: options),
            services: [
                .init(
                    service: EmbeddedMetricsIntake(metrics: embeddedMetrics, logger: logger),
                    serviceName: "embedded metrics"),
                .init(service: endpoint, serviceName: "service endpoint"),
                .init(
                    service: ExpirySweep(tables: backends.tables, clock: backends.clock, logger: logger),
                    serviceName: "time to live"),
                .init(
                    service: SecretRotation(secrets: backends.secrets, invoker: functions.pool),
                    serviceName: "secret rotation"),
            ] + functions.lifecycle + backends.lifecycle
                + apis.map { .init(service: $0.front, serviceName: "API \($0.id)") }
                + eventSources.lifecycle + objects.lifecycle + schedules.lifecycle,
            fronts: [endpoint] + apis.map(\.front))
    }

    /// Returns once every server listens.
    package func ready() async {
        for front in fronts { await front.running.wait() }
    }
}
