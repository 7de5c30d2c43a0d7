import Synchronization
import TestSupport

/// Kills functions and the emulator at random moments, as long as charges are on their way.
struct SoakKiller: Sendable {
    let lives: EmulatorLives
    let plan: SoakPlan
    let progress: SoakProgress

    private static let functions = [
        "ValidateContractFunction", "ProcessChargeFunction", "SignContractFunction", "DeliverToPartnerFunction",
        "SweepOutboxFunction",
    ]

    /// One kill after each share of the charges: kills are spread over the whole soak, however fast it goes.
    func run() async throws {
        let random = RandomSource(seed: plan.seed &+ 1)
        let kills = plan.functionKills + plan.emulatorKills
        var emulatorKills = plan.emulatorKills
        for kill in 0..<kills {
            let due = plan.charges * (kill + 1) / (kills + 1)
            try await eventually(within: .seconds(900), "\(due) acknowledged charges") {
                progress.acknowledged >= due || progress.isSent
            }
            let isEmulator = random.number(in: 1...(kills - kill)) <= emulatorKills
            if isEmulator {
                emulatorKills -= 1
                _ = try await lives.current()
                if lives.kill() { progress.note(\.emulatorKills) }
            } else {
                let processes = FunctionProcesses(emulatorID: try await lives.current().process.processID)
                let function = Self.functions[random.number(in: 0...(Self.functions.count - 1))]
                if processes.kill(function) { progress.note(\.functionKills) }
            }
        }
    }
}
