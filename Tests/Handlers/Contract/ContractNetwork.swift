import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Contract

/// The whole application in the real emulator, with a seeded network that charges, and callers of the read APIs.
struct ContractNetwork: Sendable {
    let emulator: EmulatorProcess
    let http: HTTPClient
    let charges: ChargeNetwork
    let key: PublisherKey
    let caller: APICaller

    static func with(_ body: (ContractNetwork) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: { _ in .confirm("ok") }) { partner in
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                    dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                ) { emulator in
                    do {
                        let charges = try await ChargeNetwork(
                            on: emulator, partnerURL: partner.url, key: key, http: http)
                        let caller = try await APICaller(
                            of: charges.plan.organizationID, scopes: ["contracts:read"], on: emulator, http: http)
                        try await body(
                            ContractNetwork(emulator: emulator, http: http, charges: charges, key: key, caller: caller))
                    } catch {
                        Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                    }
                }
            }
        }
    }

    /// Sends a charge and waits until its contract is delivered.
    func deliver(_ contractID: String) async throws {
        let response = try await charges.send(charges.body(contract: contractID, amount: "49.90", tier: .gold))
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        _ = try await charges.contract(contractID, reaching: .delivered)
    }

    /// The same for a period of its own, or without one.
    func deliver(_ contractID: String, period: String?) async throws {
        let body = String(decoding: charges.body(contract: contractID, amount: "49.90", tier: .gold), as: UTF8.self)
            .replacing(#","period":"\#(ChargeNetwork.period)""#, with: period.map { #","period":"\#($0)""# } ?? "")
        let response = try await charges.send(Array(body.utf8))
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        let reference = ContractReference(
            organizationID: charges.plan.organizationID, contractID: contractID, period: period)
        try await eventually(within: .seconds(60), "\(reference.partition) to be delivered") {
            try await charges.contracts.get(reference)?.status == .delivered
        }
    }
}
