import FoundationEssentials
import Keys
import Logging
import Storage
import VirtualTime
import Wire

@testable import Secrets

/// Secrets Manager in memory, called as the wire calls it.
struct SecretsHarness {
    let clock = VirtualClock(realNow: { Date(timeIntervalSince1970: 1_800_000_000) })
    let service: SecretsService

    init() throws {
        let clock = clock
        let keys = try KeysService.open(
            at: .inMemory, region: "us-east-1", accountID: "000000000000", clock: { clock.date })
        service = SecretsService(
            store: try Store.open("secrets", at: .inMemory, migrator: SecretsService.migrator), keys: keys,
            region: "us-east-1", accountID: "000000000000", clock: clock, logger: Logger(label: "test"))
    }

    func call(_ operation: String, _ body: String) async -> (status: Int, answer: WireValue) {
        let response = await service.respond(
            to: ServiceRequest(
                method: "POST", path: "/", headers: ["x-amz-target": "secretsmanager.\(operation)"],
                body: Array(body.utf8), requestID: "test"))
        return (response.status, WireValue(json: response.body) ?? .null)
    }
}
