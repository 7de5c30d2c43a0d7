package import CurlTransport
import SharedLayer
import TestSupport

/// Charges one after the other, each with a kill at one more of the moments at which something becomes durable, until a charge
/// passes without coming to the moment.
package struct CrashSoak: Sendable {
    private let lives: EmulatorLives
    private let countdown: SyncCountdown
    private let http: HTTPClient
    /// Every how many-th moment is tried.
    private let step: Int

    private static let functions = [
        "ValidateContractFunction", "ProcessChargeFunction", "SignContractFunction", "DeliverToPartnerFunction",
    ]
    /// No charge makes so many calls: something is wrong when there are more.
    private static let momentsMax = 400

    /// - Parameter countdown: what the emulator was started with.
    package init(on lives: EmulatorLives, _ countdown: SyncCountdown, every step: Int = 1, http: HTTPClient) {
        self.lives = lives
        self.countdown = countdown
        self.step = step
        self.http = http
    }

    /// - Parameter onCrash: called after each kill.
    package func run(onCrash: @escaping @Sendable (CrashPoint) -> Void = { _ in }) async throws -> SoakReport {
        try await PartnerEndpoint.with(answering: { _ in .confirm("taken") }) { partner in
            try await lives.with { lives in
                let emulator = try await lives.current()
                let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
                let network = try await ChargeNetwork(on: emulator, partnerURL: partner.url, key: key, http: http)
                let charges = CrashCharges(network: network, lives: lives, http: http)
                // Every function runs, so that it can be watched.
                try await charges.charge("warm")

                let counts = try await crashes(charges, onCrash)
                let check = SoakCheck(network: network, partner: partner, lives: lives, http: http)
                var report = try await check.report(on: charges.acknowledged)
                (report.emulatorKills, report.functionKills) = counts
                return report
            }
        }
    }

    private func crashes(
        _ charges: CrashCharges, _ onCrash: @Sendable (CrashPoint) -> Void
    ) async throws -> (emulator: Int, functions: Int) {
        let emulatorKills = try await kills(CrashPoint.emulatorSync, charges, onCrash)
        var functionKills = 0
        for function in Self.functions {
            functionKills += try await kills(
                { CrashPoint.functionSend(function: function, $0) }, charges, onCrash)
        }
        return (emulatorKills, functionKills)
    }

    private func kills(
        _ point: (Int) -> CrashPoint, _ charges: CrashCharges, _ onCrash: @Sendable (CrashPoint) -> Void
    ) async throws -> Int {
        var kills = 0
        for number in stride(from: 1, through: Self.momentsMax, by: step) {
            let point = point(number)
            guard try await crash(at: point, charges) else { return kills }
            kills += 1
            onCrash(point)
        }
        throw ScenarioError("There is no end to \(point(Self.momentsMax)): a charge makes that many calls.")
    }

    private func crash(at point: CrashPoint, _ charges: CrashCharges) async throws -> Bool {
        let emulator = try await lives.current()
        let name = "crash-\(charges.acknowledged.count)"
        switch point {
        case .emulatorSync(let number):
            try countdown.set(number)
            try await charges.charge(name)
            try countdown.set(0)
            return !emulator.process.isRunning
        case .functionSend(let function, let number):
            let processes = FunctionProcesses(emulatorID: emulator.process.processID)
            try await charges.charge("\(name)-before")
            guard let processID = processes.processIDs(of: function).first else {
                throw ScenarioError("\(function) has no process.")
            }
            return try await CrashWatcher.kill(processID, atCall: number, of: "sendto") {
                try await charges.charge(name)
            }
        }
    }
}
