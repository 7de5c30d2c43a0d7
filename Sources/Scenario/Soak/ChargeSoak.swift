package import CurlTransport
import SharedLayer
import TestSupport

/// Nothing lost, nothing twice: charges with repeats, in any order, with answers that get lost, while functions and the emulator
/// are killed.
package struct ChargeSoak: Sendable {
    private let plan: SoakPlan
    private let lives: EmulatorLives
    private let http: HTTPClient
    package let progress = SoakProgress()

    package init(_ plan: SoakPlan, on lives: EmulatorLives, http: HTTPClient) {
        self.plan = plan
        self.lives = lives
        self.http = http
    }

    /// Throws when a publisher gets an answer that it may not get, or a charge does not come to its end.
    package func run() async throws -> SoakReport {
        let random = RandomSource(seed: plan.seed &+ 2)
        let lostReceiptsPercent = plan.lostReceiptsPercent
        return try await PartnerEndpoint.with(answering: { attempt in
            attempt.number == 1 && random.percent() < lostReceiptsPercent ? .status(503) : .confirm("taken")
        }) { partner in
            try await lives.with { lives in try await soak(lives, partner) }
        }
    }

    private func soak(_ lives: EmulatorLives, _ partner: PartnerEndpoint) async throws -> SoakReport {
        let emulator = try await lives.current()
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        let network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
        let publisher = SoakPublisher(network: network, plan: plan)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await SoakKiller(lives: lives, plan: plan, progress: progress).run() }
            group.addTask {
                defer { progress.finishSending() }
                try await publisher.send { progress.acknowledge($0) }
            }
            try await group.waitForAll()
        }
        let check = SoakCheck(network: network, partner: partner, lives: lives, http: http)
        var report = try await check.report(on: progress.counts.contracts)
        report.requests = publisher.order.count
        report.functionKills = progress.counts.functionKills
        report.emulatorKills = progress.counts.emulatorKills
        return report
    }
}
