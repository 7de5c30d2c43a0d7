import FoundationEssentials

/// Finds the executable that starts a function.
///
/// Source: AWS Lambda developer guide, "Building a custom runtime": `bootstrap` in the code, else in the layers.
enum Bootstrap {
    struct Failure: Error {
        /// AWS's text.
        let reason: String
        /// The same with the paths of this machine.
        let detail: String
    }

    static func path(in package: FunctionPackage, runtime: String) throws(Failure) -> String {
        let isProvided = runtime.hasPrefix("provided")
        let candidates = ["\(package.taskRoot)/bootstrap"] + (isProvided ? ["\(package.optRoot)/bootstrap"] : [])
        guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw Failure(
                reason: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]",
                detail: "there is no \(candidates.joined(separator: " and no ")); a function of runtime \(runtime) is "
                    + "started by an executable of that name")
        }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(
                reason: "fork/exec /var/task/bootstrap: permission denied",
                detail: "\(path) is not executable: chmod +x")
        }
        return path
    }
}
