import FoundationEssentials
import Functions
import Logging
import ServiceLifecycle
import TestSupport

/// A running pool over functions whose code the test writes into a temporary folder.
struct PoolFixture: Sendable {
    let folder: TemporaryDirectory
    let pool: FunctionPool
    let sink: MemoryLogSink

    /// Runs a pool over one function, `Shop/Work` named `shop-work`, with `bootstrap` as its code.
    static func with(
        bootstrap: String, timeoutSeconds: Int = 10, reservedConcurrency: Int? = nil,
        environment: [String: String] = [:], settings change: (inout FunctionPoolSettings) -> Void = { _ in },
        _ body: (PoolFixture) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            try writeBootstrap(bootstrap, in: folder, "code")
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "shop-work", handler: "Work",
                runtime: "provided.al2", codePath: folder.file("code"), memoryMegabytes: 256,
                timeoutSeconds: timeoutSeconds, environment: environment, reservedConcurrency: reservedConcurrency)
            try await run([function], in: folder, settings: change, body)
        }
    }

    /// Runs a pool until `body` has ended, then shuts it down gracefully.
    static func run(
        _ functions: [FunctionConfiguration], in folder: TemporaryDirectory,
        settings change: (inout FunctionPoolSettings) -> Void = { _ in },
        _ body: (PoolFixture) async throws -> Void
    ) async throws {
        var settings = FunctionPoolSettings(servicesURL: "http://127.0.0.1:4566", workFolder: folder.file("work"))
        settings.shutdownMax = .seconds(2)
        settings.terminationMax = .seconds(1)
        change(&settings)
        let sink = MemoryLogSink()
        let pool = FunctionPool(functions: functions, settings: settings, sink: sink)
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let group = ServiceGroup(services: [pool], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await body(PoolFixture(folder: folder, pool: pool, sink: sink))
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// Writes an executable `bootstrap` into a folder.
    static func writeBootstrap(_ text: String, in folder: TemporaryDirectory, _ name: String) throws {
        let path = try folder.write("\(name)/bootstrap", text)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    func invoke(_ payload: String = "{}", function: String = "Shop/Work") async throws -> InvocationResult {
        try await pool.invoke(function, payload: Array(payload.utf8), options: InvocationOptions())
    }

    /// The log so far, as lines.
    var log: [String] { sink.entries.map(\.text) }

    static func isAlive(_ process: Int) -> Bool {
        guard let stat = try? String(contentsOf: URL(filePath: "/proc/\(process)/stat"), encoding: .utf8),
            let state = stat.split(separator: ")").last?.first(where: { $0 != " " })
        else { return false }
        return state != "Z" && state != "X"
    }
}

extension InvocationResult {
    var text: String { String(decoding: payload, as: UTF8.self) }

    /// The error object of a failed invocation.
    var error: [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(payload))) ?? [:]
    }
}
