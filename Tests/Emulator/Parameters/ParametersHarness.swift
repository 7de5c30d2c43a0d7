import FoundationEssentials
import Keys
import Storage
import VirtualTime
import Wire

@testable import Parameters

/// Parameter Store in memory, called as the wire calls it.
struct ParametersHarness {
    let clock = VirtualClock(realNow: { Date(timeIntervalSince1970: 1_800_000_000) })
    let service: ParametersService

    init() throws {
        let clock = clock
        let keys = try KeysService.open(
            at: .inMemory, region: "us-east-1", accountID: "000000000000", clock: { clock.date })
        service = ParametersService(
            store: try Store.open("parameters", at: .inMemory, migrator: ParametersService.migrator), keys: keys,
            region: "us-east-1", accountID: "000000000000", clock: clock)
    }

    func call(_ operation: String, _ body: String) async -> (status: Int, answer: WireValue) {
        let response = await service.respond(
            to: ServiceRequest(
                method: "POST", path: "/", headers: ["x-amz-target": "AmazonSSM.\(operation)"],
                body: Array(body.utf8), requestID: "test"))
        return (response.status, WireValue(json: response.body) ?? .null)
    }
}
