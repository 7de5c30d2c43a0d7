import Glibc
import Synchronization
package import TestSupport

/// An emulator that is killed and started again: always on the same ports and the same folder.
package final class EmulatorLives: Sendable {
    private let program: String
    private let template: String
    private let data: String
    private let arguments: [String]
    private let environment: [String: String?]
    private let state = Mutex(State())

    private struct State {
        var current: EmulatorProcess?
        var isOver = false
        var starts = 0
        /// What those before the current one printed.
        var output = ""
    }

    package init(
        program: String, template: String, data: String, arguments: [String] = [], environment: [String: String?] = [:]
    ) async throws {
        self.environment = environment
        self.program = program
        self.template = template
        self.data = data
        let (api, services) = (try await FreePort.find(), try await FreePort.find())
        self.arguments = arguments + ["--port", "\(api)", "--services-port", "\(services)"]
    }

    /// How often it was started.
    package var starts: Int { state.withLock(\.starts) }

    /// What all of them printed, for those who look into a fault.
    package var output: String {
        state.withLock { $0.output + ($0.current?.process.output ?? "") }
    }

    /// Runs `body` beside an emulator that is started again whenever it was killed.
    package func with<Value: Sendable>(
        _ body: @escaping @Sendable (EmulatorLives) async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await self.live()
                return nil
            }
            group.addTask {
                defer { self.state.withLock { $0.isOver = true } }
                return try await body(self)
            }
            var result: Value?
            for try await value in group { result = result ?? value }
            guard let result else { throw ScenarioError("The emulator ended before what was to be done with it.") }
            return result
        }
    }

    /// The emulator that lives now, or the next one.
    package func current(within bound: Duration = .seconds(60)) async throws -> EmulatorProcess {
        try await eventually(within: bound, "the emulator to live again") {
            state.withLock { $0.current.flatMap { $0.process.isRunning ? $0 : nil } }
        }
    }

    /// As `kill -9` does. False when it is not there just now.
    @discardableResult
    package func kill() -> Bool {
        guard let process = state.withLock(\.current)?.process, process.isRunning else { return false }
        process.kill()
        return true
    }

    private func live() async throws {
        while !state.withLock(\.isOver) {
            try await EmulatorProcess.with(
                program: program, template: template, dataDirectory: data, arguments: arguments,
                environment: environment
            ) { emulator in
                state.withLock { state in
                    state.current = emulator
                    state.starts += 1
                }
                defer {
                    state.withLock { state in
                        state.output += emulator.process.output
                        state.current = nil
                    }
                }
                while emulator.process.isRunning, !state.withLock(\.isOver) {
                    try await ContinuousClock().sleep(for: .milliseconds(5))
                }
            }
        }
    }
}
