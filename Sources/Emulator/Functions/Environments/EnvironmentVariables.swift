/// The environment variables of a function's process: what AWS sets for an OS-only runtime, then the function's own.
///
/// Source: AWS Lambda developer guide, "Defined runtime environment variables". Nothing is inherited from the emulator.
/// Paths below `/var/task` and `/opt` are those of the emulator's folders, and values of the function's own variables that
/// begin with `/opt` are rewritten likewise: `/opt` cannot be laid out for each process without a container. `TMPDIR`,
/// which AWS does not set, names the folder that stands for `/tmp`.
struct EnvironmentVariables: Sendable {
    let function: FunctionConfiguration
    let package: FunctionPackage
    let settings: FunctionPoolSettings
    /// `127.0.0.1:port`
    let runtimeAPI: String
    let temporaryFolder: String
    let logStream: String

    var values: [String: String] {
        var values = [
            "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
            "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:2000",
            "LANG": "en_US.UTF-8",
            "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:"
                + "\(package.taskRoot):\(package.taskRoot)/lib:\(package.optRoot)/lib",
            "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:\(package.optRoot)/bin",
            "TZ": ":UTC",
            "TMPDIR": temporaryFolder,
            "AWS_ENDPOINT_URL": settings.servicesURL,
        ]
        for (name, value) in function.environment { values[name] = rewritten(value) }
        // What AWS reserves stays what it is: there the deployment would be refused.
        return values.merging(reserved) { _, reserved in reserved }
    }

    private var reserved: [String: String] {
        var values = [
            "_HANDLER": function.handler,
            "AWS_LAMBDA_RUNTIME_API": runtimeAPI,
            "LAMBDA_TASK_ROOT": package.taskRoot,
            "LAMBDA_RUNTIME_DIR": "/var/runtime",
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": String(function.memoryMegabytes),
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(function.name)",
            "AWS_LAMBDA_LOG_STREAM_NAME": logStream,
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_REGION": settings.region,
            "AWS_DEFAULT_REGION": settings.region,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_SESSION_TOKEN": "test",
        ]
        // Not defined for OS-only runtimes.
        if !function.runtime.hasPrefix("provided") { values["AWS_EXECUTION_ENV"] = "AWS_Lambda_\(function.runtime)" }
        return values
    }

    private func rewritten(_ value: String) -> String {
        guard value == "/opt" || value.hasPrefix("/opt/") else { return value }
        return package.optRoot + value.dropFirst("/opt".count)
    }
}
