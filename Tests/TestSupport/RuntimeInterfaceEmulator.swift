import FoundationEssentials

/// AWS's own emulator of one function, out of the wheel of aws-sam-cli: Lambda's APIs that nobody here wrote.
package enum RuntimeInterfaceEmulator {
    /// Copies the program into a folder, because it is not executable in the wheel.
    ///
    /// - Returns: the path of the copy.
    package static func install(in directory: TemporaryDirectory) async throws -> String {
        let sam = try await PythonEnvironment.sam()
        let found = try await ChildProcess.finish(
            sam.python, ["-c", "import os, samcli; print(os.path.dirname(samcli.__file__))"])
        let folder = found.output.split(separator: "\n").last.map(String.init) ?? ""
        let emulator = directory.file("aws-lambda-rie")
        try FileManager.default.copyItem(atPath: "\(folder)/local/rapid/aws-lambda-rie-x86_64", toPath: emulator)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: emulator)
        return emulator
    }
}
