import BenchReport
import FoundationEssentials
import Subprocess
import SystemPackage

/// Runs `runtime-api`, which starts a peer, invokes it and prints what that took.
struct RuntimeAPIServer {
    let files: BenchFiles
    /// Where server and peer run, both on the same: between two, wake-ups would hide everything else.
    let processor: Int

    /// - Parameters:
    ///   - tool: a command that runs the peer, such as `strace`.
    ///   - memoryAfter: after how many invocations the resident memory is read.
    /// - Throws: `BenchError` with the server's reason and the peer's last lines when the peer does not echo.
    func run(
        _ peer: Peer, event: String? = nil, warmUp: Int = 0, invocations: Int = 0, memoryAfter: [Int] = [],
        under tool: [String] = []
    ) async throws -> Run {
        let event = event ?? files.event
        let (log, first) = (files.scratch("peer.log"), files.scratch("first-result"))
        var arguments = [
            "--event", event, "--warm-up", "\(warmUp)", "--invocations", "\(invocations)", "--result",
            peer.result.rawValue, "--processor", "\(processor)", "--log", log, "--first-result", first,
        ]
        for point in memoryAfter { arguments += ["--memory-after", "\(point)"] }
        let outcome = try await Subprocess.run(
            .path(FilePath(files.program("runtime-api"))),
            arguments: Arguments(arguments + ["--"] + tool + peer.command),
            environment: .custom(environment(of: peer)), output: .string(limit: 1 << 20), error: .string(limit: 1 << 16)
        )
        guard outcome.terminationStatus.isSuccess else {
            let output = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw BenchError("\(peer.name): \(outcome.standardError)\(output.suffix(2_000))")
        }
        if peer.result == .json, warmUp + invocations > 0 { try checkFirstResult(of: peer, first, event) }
        return try JSONDecoder().decode(Run.self, from: Data(outcome.standardOutput.utf8))
    }

    /// The server has seen to it that all results were like the first.
    private func checkFirstResult(of peer: Peer, _ result: String, _ event: String) throws {
        func value(_ path: String) throws -> JSONValue {
            try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(filePath: path)))
        }
        guard try value(result) == value(event) else { throw BenchError("\(peer.name) does not echo the event") }
    }

    /// As Lambda sets it, beside what the server adds.
    private func environment(of peer: Peer) -> [Environment.Key: String] {
        var values = [
            "_HANDLER": peer.handler, "AWS_ACCESS_KEY_ID": "benchmark", "AWS_SECRET_ACCESS_KEY": "benchmark",
            "AWS_SESSION_TOKEN": "benchmark", "AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1",
            "AWS_LAMBDA_FUNCTION_NAME": "moneta-echo", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512", "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/moneta-echo", "AWS_LAMBDA_LOG_STREAM_NAME": "benchmark",
            "LAMBDA_RUNTIME_DIR": "/var/runtime", "LAMBDA_TASK_ROOT": files.root, "LANG": "en_US.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": ":UTC",
        ]
        values.merge(peer.environment) { $1 }
        return Dictionary(
            uniqueKeysWithValues: values.map { name, value in (Environment.Key(stringLiteral: name), value) })
    }
}
