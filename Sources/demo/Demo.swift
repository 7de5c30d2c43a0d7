import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport

/// `make demo`: one charge that succeeds, one with a forged signature and one over its limit, through the real emulator to
/// a real partner endpoint. Exits non-zero when anything goes otherwise than it says.
@main
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Sends subscription charges through the emulator and prints what happened.")

    @Option(help: "The emulator's executable.")
    var moneta = ".build/debug/moneta"

    @Option(help: "The SAM template.")
    var template = "template.json"

    func run() async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: { _ in .confirm("receipt-0001") }) { partner in
                print("Starting the emulator and a partner that takes deliveries …")
                try await EmulatorProcess.with(
                    program: moneta, template: template, dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                ) { emulator in
                    do {
                        try await rehearse(emulator, partner, http)
                    } catch {
                        print("\nThe end of the emulator's output:\n\(emulator.process.output.suffix(Self.outputMax))")
                        throw error
                    }
                }
            }
        }
        print("\nAll as it should be.")
    }

    private func rehearse(_ emulator: EmulatorProcess, _ partner: PartnerEndpoint, _ http: HTTPClient) async throws {
        print("  API       \(emulator.apiURL)\n  services  \(emulator.servicesURL)\n  partner   \(partner.url)")
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        let network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
        print("Seeded an organization, its publisher and certificate, a partner, an mPass of each tier.")

        print("\nPOST /api/v1/events/subscription_charges")
        let charge = network.body(contract: "contract-1", amount: "49.90", tier: .bronze)
        try await expect(200, "a signed charge of 49.90 USD", network.send(charge))
        let other = network.body(contract: "contract-2", amount: "4.99", tier: .bronze)
        let forged = try await refuse(
            401, "contract-2", "a forged signature", network.send(other, inPlaceOf: charge))
        let large = network.body(contract: "contract-3", amount: "100.01", tier: .bronze)
        let overLimit = try await refuse(400, "contract-3", "100.01 USD on a Bronze mPass", network.send(large))

        let contract = try await network.contract("contract-1", reaching: .delivered)
        let events = try await network.contracts.events(of: contract.reference)
        try ContractEventChain.verify(events, of: contract)
        let timeline = try await timeline(of: events, refusals: [forged, overLimit], emulator)
        print("\nTimeline\n\(timeline.table)")
        print("\nEvent history of contract-1 (each event carries the hash of the one before)\n\(Self.history(events))")
        try check(partner, contract)
    }

    private func expect(_ status: Int, _ what: String, _ response: HTTPResponse) throws {
        let body = String(decoding: response.body, as: UTF8.self)
        print("  \(response.status)  \(what)\n       \(body)")
        guard response.status == status else {
            throw ScenarioError("\(what): \(status) was to come, and \(response.status) came.")
        }
    }

    private func refuse(
        _ status: Int, _ contract: String, _ what: String, _ response: HTTPResponse
    ) throws -> ChargeTimeline.Refusal {
        try expect(status, what, response)
        return ChargeTimeline.Refusal(contract: contract, status: status, at: .now())
    }

    /// Logs come a moment after the answers, so the last report is waited for.
    private func timeline(
        of events: [ContractEventModel], refusals: [ChargeTimeline.Refusal], _ emulator: EmulatorProcess
    ) async throws -> ChargeTimeline {
        try await eventually(within: .seconds(10), "a report of each invocation") {
            let reports = emulator.process.output.split(separator: "\n").compactMap(InvocationReport.init(line:))
            let timeline = ChargeTimeline(events, refusals: refusals, reports)
            return timeline.rows.count == events.count + refusals.count ? timeline : nil
        }
    }

    /// Characters of the emulator's output that a failure shows.
    private static let outputMax = 6_000

    private static func history(_ events: [ContractEventModel]) -> TextTable {
        TextTable(
            header: ["#", "at", "event", "hash", "previous"],
            rows: events.map { event in
                [
                    "\(event.sequence)", event.at.text, event.type.rawValue, String(event.hash.prefix(12)),
                    String(event.previousHash.prefix(12)),
                ]
            })
    }

    private func check(_ partner: PartnerEndpoint, _ contract: ContractModel) throws {
        let received = partner.received
        guard received.count == 1, let delivery = received.first, delivery.deliveryID == contract.deliveryID else {
            throw ScenarioError("The partner was to receive one delivery, and received \(received.count).")
        }
        guard contract.partnerConfirmation == "receipt-0001" else {
            throw ScenarioError("The partner's confirmation is missing: \(contract.partnerConfirmation ?? "none").")
        }
        print("\nThe partner received delivery \(delivery.deliveryID ?? "") once and confirmed it: receipt-0001")
    }
}
