import FoundationEssentials
import TestSupport

/// Runs a function in an empty root and a network of its own, with nothing that the static file does not bring itself:
/// see `Tests/Fixtures/sandbox/run.py`.
struct Sandbox: Encodable, Sendable {
    /// What the function sent to the Runtime API.
    struct Answer: Decodable {
        /// `invocation/request-1/response`, `invocation/request-1/error` or `init/error`.
        let path: String
        let body: String
    }

    struct Report: Decodable {
        let answers: [Answer]
        let log: String
    }

    /// The folders for `/var/task` and `/opt`.
    var task: String
    var layer: String
    var environment: [String: String]
    var events: [String]
    /// Addresses by name; nil for a machine without name servers.
    var names: [String: [String]]? = [:]
    /// PEM files of the HTTPS server on port 8443; nil for none.
    var certificate: String?
    var key: String?

    /// The variables that AWS sets for `provided.al2` and for `provided.al2023`, which are the same.
    ///
    /// Source: Lambda developer guide, "Defined runtime environment variables"; AWS's base images of both runtimes have
    /// the same values, but the other time zone.
    static func variables(
        handler: String, timeZone: String = ":UTC", adding own: [String: String] = [:]
    ) -> [String: String] {
        let variables = [
            "_HANDLER": handler, "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001", "AWS_LAMBDA_FUNCTION_NAME": "boxed",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/boxed",
            "AWS_LAMBDA_LOG_STREAM_NAME": "2026/11/21/[$LATEST]00000000000000000000000000000000",
            "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "token", "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
            "AWS_XRAY_DAEMON_ADDRESS": "169.254.79.129:2000", "LAMBDA_TASK_ROOT": "/var/task",
            "LAMBDA_RUNTIME_DIR": "/var/runtime", "LANG": "en_US.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin/:/bin:/opt/bin", "TZ": timeZone,
            "LD_LIBRARY_PATH": "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
        ]
        return variables.merging(own) { _, own in own }
    }

    func run(in directory: TemporaryDirectory) async throws -> Report {
        let order = try directory.write("order.json", String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
        let finished = try await ChildProcess.finish(
            "bwrap",
            [
                "--unshare-user", "--uid", "0", "--gid", "0", "--unshare-net", "--cap-add", "ALL", "--dev-bind", "/",
                "/",
                "python3", PackageRoot.file("Tests/Fixtures/sandbox/run.py"), order,
            ])
        guard finished.succeeded, let line = finished.output.split(separator: "\n").last else {
            throw TestSupportError(.processFailed, "the sandbox failed: \(finished.output)")
        }
        return try JSONDecoder().decode(Report.self, from: Data(line.utf8))
    }
}
