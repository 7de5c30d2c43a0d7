import FoundationEssentials

/// Finds the programs that a function's layers bring as extensions: the files in `/opt/extensions`.
///
/// Source: AWS Lambda developer guide, "Lambda extensions".
enum ExternalExtensions {
    /// Absolute, by name.
    static func paths(in package: FunctionPackage) -> [String] {
        let folder = "\(package.optRoot)/extensions"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { "\(folder)/\($0)" }.filter { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
        }
    }

    /// The variables of the function's process, without those that are the runtime's alone.
    ///
    /// Source: AWS Lambda developer guide, "Permissions and configuration" of the Extensions API.
    static func variables(of runtime: [String: String], temporaryFolder: String) -> [String: String] {
        var variables = runtime.filter { !runtimeOnly.contains($0.key) && !$0.key.hasPrefix("_") }
        // By it `Orphans` knows the process.
        variables["TMPDIR"] = temporaryFolder
        return variables
    }

    private static let runtimeOnly: Set<String> = [
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_XRAY_CONTEXT_MISSING",
        "AWS_XRAY_DAEMON_ADDRESS", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ]
}
