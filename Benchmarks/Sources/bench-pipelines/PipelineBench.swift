import BenchReport
import FoundationEssentials
import Subprocess

/// Takes the figures, section by section.
struct PipelineBench {
    let files: PipelineFiles
    let rate: Int
    let seconds: Int
    let callSeconds: Int
    private(set) var measured: [String: [Double]] = [:]

    static let ours = "SubscriptionCharge/ValidateContractFunction"
    static let python = "PythonValidateFunction"
    /// One processor for all of it: what a call costs, without what hand-overs between processors hide.
    private static let processor = "0"

    init(files: PipelineFiles, rate: Int, seconds: Int, callSeconds: Int) {
        self.files = files
        self.rate = rate
        self.seconds = seconds
        self.callSeconds = callSeconds
    }

    func spread(_ name: String) -> Spread { Spread(measured[name] ?? []) }

    private mutating func add(_ name: String, _ value: Double) { measured[name, default: []].append(value) }

    mutating func measure(_ section: Section, round: Int) async throws {
        let functions = round.isMultiple(of: 2) ? [Self.ours, Self.python] : [Self.python, Self.ours]
        let named = functions.flatMap { ["--function", $0] }
        switch section {
        case .charges:
            let figures: Charges = try await load(
                ["charges", "--rate", "\(rate)", "--seconds", "\(seconds)"], template: files.application)
            add("charges.refused", Double(figures.refused))
            for (name, figure) in [
                ("validation", figures.validation), ("receipt", figures.receipt), ("delivery", figures.delivery),
            ] {
                add("charges.\(name).p50", figure.p50)
                add("charges.\(name).p99", figure.p99)
            }
        case .validate:
            let rates: [String: Double] = try await load(
                ["validate", "--seconds", "\(callSeconds)"] + named, template: files.comparison, isPinned: true)
            for (function, rate) in rates { add("validate.\(function)", rate) }
        case .cold:
            let figures: [String: Cold] = try await load(["cold"] + named, template: files.comparison, isPinned: true)
            for (function, cold) in figures {
                add("cold.\(function)", cold.initMilliseconds)
                add("first.\(function)", cold.callMilliseconds)
            }
        }
    }

    private struct Charges: Decodable {
        struct Figure: Decodable {
            let p50: Double
            let p99: Double
        }

        let refused: Int
        let validation: Figure
        let receipt: Figure
        let delivery: Figure
    }

    private struct Cold: Decodable {
        let initMilliseconds: Double
        let callMilliseconds: Double
    }

    /// Runs `pipeline-load` with an emulator on an empty folder, and reads what it printed last.
    private func load<Figures: Decodable>(
        _ arguments: [String], template: String, isPinned: Bool = false
    ) async throws -> Figures {
        try? FileManager.default.removeItem(atPath: files.scratch)
        try FileManager.default.createDirectory(atPath: files.scratch, withIntermediateDirectories: true)
        let command =
            [files.load] + arguments + [
                "--moneta", files.moneta, "--template", template, "--data", files.scratch + "/data",
            ]
        let pinned = isPinned ? ["taskset", "--cpu-list", Self.processor] + command : command
        let outcome = try await Subprocess.run(
            .name(pinned[0]), arguments: Arguments(Array(pinned.dropFirst())), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16))
        guard outcome.terminationStatus.isSuccess, let text = outcome.standardOutput?.split(separator: "\n").last else {
            throw BenchError("pipeline-load \(arguments.joined(separator: " ")): \(outcome.standardError ?? "")")
        }
        return try JSONDecoder().decode(Figures.self, from: Data(text.utf8))
    }
}
