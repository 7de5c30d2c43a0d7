import BenchReport
import FoundationEssentials
import Subprocess
import SystemPackage

/// A server under test, alone on one processor.
struct Server {
    enum Kind: String {
        case moneta
        case moto
    }

    let kind: Kind
    let port: Int

    /// Starts the server on an empty folder, runs `body`, ends the server.
    static func with<Value: Sendable>(
        _ kind: Kind, _ files: MessagingFiles, processor: Int, _ body: (Server) async throws -> Value
    ) async throws -> Value {
        let folder = files.scratch
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let ready = folder + "/ready"
        let command =
            switch kind {
            case .moneta:
                [
                    files.moneta, "start", "--template", files.template, "--port", "0", "--services-port", "0",
                    "--data-directory", folder + "/data", "--ready-file", ready,
                    "--parameter-overrides", "StampFile=\(files.stamps)",
                ]
            case .moto: [files.moto, "-H", "127.0.0.1", "-p", "\(motoPort)"]
            }
        let log = try FileDescriptor.open(
            FilePath(folder + "/log"), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        let outcome = try await Subprocess.run(
            .name("taskset"), arguments: Arguments(["--cpu-list", "\(processor)"] + command),
            input: .none, output: .fileDescriptor(log, closeAfterSpawningProcess: true),
            error: .combinedWithOutput
        ) { execution in
            let result: Result<Value, any Error>
            do {
                let port = try await kind == .moneta ? port(readyFile: ready) : port(moto: folder + "/log")
                result = .success(try await body(Server(kind: kind, port: port)))
            } catch {
                result = .failure(error)
            }
            await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))])
            return result
        }
        return try outcome.closureResult.get()
    }

    /// moto takes a port as given; nothing else of ours listens there.
    private static let motoPort = 4599
    private static let startMax: Duration = .seconds(60)

    private static func port(readyFile: String) async throws -> Int {
        struct Addresses: Decodable {
            let services: String
        }
        return try await poll("moneta did not start: look at \(readyFile)") {
            guard let data = FileManager.default.contents(atPath: readyFile),
                let addresses = try? JSONDecoder().decode(Addresses.self, from: data)
            else { return nil }
            return addresses.services.split(separator: ":").last.flatMap { Int($0) }
        }
    }

    private static func port(moto log: String) async throws -> Int {
        try await poll("moto did not start: look at \(log)") {
            let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return text.contains("Running on") ? motoPort : nil
        }
    }

    private static func poll(_ failure: String, _ value: () -> Int?) async throws -> Int {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: startMax)
        while clock.now < end {
            if let value = value() { return value }
            try await clock.sleep(for: .milliseconds(20))
        }
        throw BenchError(failure)
    }
}
