import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("Platinum's priority", .timeLimit(.minutes(10)))
struct PlatinumPriorityTests {
    private static let standardCount = 500

    /// The standard queues' mappings are as narrow as they can be, and the partner answers no standard charge: in one queue with
    /// them the Platinum charge would never come to its turn.
    @Test("A Platinum charge is delivered before the tenth of 500 standard charges that wait")
    func first() async throws {
        let gate = Latch()
        try await ChargeEmulator.with(answering: { attempt in
            if !Self.isPlatinum(attempt) { await gate.wait() }
            return .confirm("ok")
        }) { emulator, partner in
            defer { gate.open() }
            let network = emulator.network
            let mappings = try await QueueMappings(emulator)
            try await mappings.update(.all, #"{"ScalingConfig": {"MaximumConcurrency": \#(Self.concurrency)}}"#)
            // Deliveries begin when all are there: an attempt that waits too long fails, and failures open the circuit.
            try await mappings.update(.standardDeliveries, #"{"Enabled": false}"#)
            try await Self.send(Self.standardCount, through: network)
            try await eventually(within: .seconds(180), "\(Self.standardCount) standard charges to wait") {
                try await mappings.waiting(.standardDeliveries) == Self.standardCount
            }
            try await mappings.update(.standardDeliveries, #"{"Enabled": true}"#)
            try await eventually(within: .seconds(60), "a standard delivery to be under way") {
                !partner.received.isEmpty
            }

            let body = network.body(contract: "platinum", amount: "1", tier: .platinum)
            #expect(try await network.send(body).status == 200)
            _ = try await network.contract("platinum", reaching: .delivered)
            let standard = try await Self.delivered(network)
            #expect(standard < 10, "\(standard) standard charges were delivered before")
            #expect(partner.received.contains(where: Self.isPlatinum))
        }
    }

    private static func isPlatinum(_ attempt: PartnerEndpoint.Attempt) -> Bool {
        String(decoding: attempt.body, as: UTF8.self).contains(SeedPlan.mPassID(.platinum))
    }

    /// Sends standard charges, a few at a time.
    private static func send(_ count: Int, through network: ChargeNetwork) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    for number in stride(from: lane, to: count, by: lanes) {
                        let body = network.body(contract: "standard-\(number)", amount: "1", tier: .gold)
                        let response = try await network.send(body)
                        #expect(response.status == 200)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static let lanes = 8
    /// The least that AWS allows a mapping (Lambda developer guide, "Configuring maximum concurrency for Amazon SQS event sources").
    private static let concurrency = 2

    private static func delivered(_ network: ChargeNetwork) async throws -> Int {
        let query = network.contracts.search(organizationID: network.plan.organizationID, status: .delivered)
        var count = 0
        for try await page in network.contracts.base.pages(of: query) {
            count += try await page.resolved().count { $0.reference.contractID != "platinum" }
        }
        return count
    }
}
