import ArgumentParser
import CurlTransport
import FoundationEssentials
import Scenario
import TestSupport

/// `make soak-charges`: nothing lost, nothing twice.
@main
struct ChargeSoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charge-soak",
        abstract:
            "Sends charges while functions and the emulator are killed, then looks whether any was lost or doubled.",
        discussion: """
            First one charge for each moment at which something becomes durable, with a kill there; then many charges, some of \
            them repeated, in any order, with lost answers, and kills at random. Exits with 1 when something is not as it \
            should be.
            """)

    @Option(help: "Charges of the second part.")
    var charges = 1_000

    @Option(help: "Kills of functions in it.")
    var functionKills = 100

    @Option(help: "Kills of the emulator in it.")
    var emulatorKills = 20

    @Option(help: "What is random, again. Without it another one each time.")
    var seed: UInt64 = .random(in: 0...UInt64.max)

    @Option(help: "In the first part, try every how many-th moment; 0 leaves the part out.")
    var every = 1

    @Option(help: "The emulator's executable.")
    var moneta = ".build/debug/moneta"

    @Option(help: "The SAM template.")
    var template = "template.json"

    @Option(help: "Write what the emulators printed there.")
    var log: String?

    private static let library = "Tests/Fixtures/CrashAtSync/crash_at_sync.c"

    func run() async throws {
        print("seed \(seed)")
        let http = HTTPClient()
        defer { http.shutdown() }
        var faults = 0
        if every > 0 {
            let report = try await with { lives, countdown in
                try await CrashSoak(on: lives, countdown, every: every, http: http).run { print("killed at \($0)") }
            }
            faults += tell("A kill at each durable write", report)
        }
        if charges > 0 {
            let plan = SoakPlan(
                seed: seed, charges: charges, functionKills: functionKills, emulatorKills: emulatorKills)
            let report = try await with { lives, _ in
                let soak = ChargeSoak(plan, on: lives, http: http)
                return try await withProgress(soak.progress) { try await soak.run() }
            }
            faults += tell("Kills at random", report)
        }
        guard faults == 0 else { throw ExitCode.failure }
        print("\nNothing lost, nothing twice.")
    }

    private func with<Value: Sendable>(
        _ body: (EmulatorLives, SyncCountdown) async throws -> Value
    ) async throws -> Value {
        try await TemporaryDirectory.with { directory in
            let countdown = try await SyncCountdown(source: Self.library, in: directory.path)
            let lives = try await EmulatorLives(
                program: moneta, template: template, data: directory.file("data"),
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"],
                environment: countdown.environment)
            defer { if let log { try? Data(lives.output.utf8).write(to: URL(filePath: log)) } }
            return try await body(lives, countdown)
        }
    }

    private func withProgress<Value: Sendable>(
        _ progress: SoakProgress, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !Task.isCancelled {
                    try? await ContinuousClock().sleep(for: .seconds(5))
                    let counts = progress.counts
                    print(
                        "\(counts.contracts.count) charges acknowledged, \(counts.functionKills) functions and "
                            + "\(counts.emulatorKills) emulators killed")
                }
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else {
                throw ScenarioError("The soak ended without a report.")
            }
            return value
        }
    }

    private func tell(_ title: String, _ report: SoakReport) -> Int {
        print(
            "\n\(title): \(report.charges) charges acknowledged, \(report.deliveries) deliveries; "
                + "\(report.functionKills) functions and \(report.emulatorKills) emulators killed; "
                + "\(report.faults.count) faults")
        for fault in report.faults { print("  \(fault)") }
        return report.faults.count
    }
}
