import FoundationEssentials

/// The real emulator, `moneta start`, as a process of its own on free ports.
package struct EmulatorProcess: Sendable {
    package let apiURL: String
    package let servicesURL: String
    package let process: ChildProcess

    /// Starts the emulator, waits until it serves, runs `body` and ends it.
    ///
    /// - Parameters:
    ///   - program: the `moneta` executable.
    ///   - dataDirectory: where tables, queues and keys are kept; the same folder again continues where it ended.
    ///   - arguments: further arguments of `moneta start`.
    ///   - environment: set over the test's own.
    /// - Throws: `TestSupportError` with the emulator's own output when it does not come up.
    package static func with<Value: Sendable>(
        program: String, template: String, dataDirectory: String, arguments: [String] = [],
        environment: [String: String?] = [:], readyWithin bound: Duration = .seconds(60),
        _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        let readyFile = "\(dataDirectory)-\(UUID().uuidString).ready"
        defer { try? FileManager.default.removeItem(atPath: readyFile) }
        let arguments =
            [
                "start", "--template", template, "--port", "0", "--services-port", "0", "--data-directory",
                dataDirectory, "--ready-file", readyFile,
            ] + arguments
        return try await ChildProcess.with(program, arguments, environment: environment) { process in
            let addresses = try await eventually(within: bound, "the emulator to serve") {
                if let addresses = Addresses(readyFile: readyFile) { return addresses }
                if process.isRunning { return nil as Addresses? }
                throw TestSupportError(.processFailed, "The emulator ended at its start:\n\(process.output)")
            }
            return try await body(
                EmulatorProcess(apiURL: addresses.api, servicesURL: addresses.services, process: process))
        }
    }
}

/// What `moneta start --ready-file` writes.
private struct Addresses: Decodable {
    let api: String
    let services: String

    init?(readyFile: String) {
        guard let data = FileManager.default.contents(atPath: readyFile),
            let addresses = try? JSONDecoder().decode(Addresses.self, from: data)
        else { return nil }
        self = addresses
    }
}
