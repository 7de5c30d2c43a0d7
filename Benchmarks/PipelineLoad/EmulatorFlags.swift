import ArgumentParser
import CurlTransport
import Scenario
import SharedLayer
import TestSupport

/// Which emulator the load is for: it is started for the load, on an empty folder.
struct EmulatorFlags: ParsableArguments {
    @Option(help: "The emulator's executable.")
    var moneta: String

    @Option(help: "The SAM template.")
    var template: String

    @Option(help: "Where the emulator keeps its data; made, and left.")
    var data: String

    /// Starts the emulator and a partner, and seeds a network.
    func withNetwork<Value: Sendable>(
        answering behaviour: @escaping @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { _ in
            .confirm("receipt")
        },
        _ body: (Surroundings) async throws -> Value
    ) async throws -> Value {
        let http = HTTPClient()
        defer { http.shutdown() }
        return try await PartnerEndpoint.with(answering: behaviour) { partner in
            try await EmulatorProcess.with(
                program: moneta, template: template, dataDirectory: data,
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { emulator in
                let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
                let network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
                return try await body(
                    Surroundings(emulator: emulator, network: network, key: key, http: http))
            }
        }
    }
}

/// What a load has around it.
struct Surroundings: Sendable {
    let emulator: EmulatorProcess
    let network: ChargeNetwork
    let key: PublisherKey
    let http: HTTPClient
}
