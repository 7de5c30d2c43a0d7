import FoundationEssentials
import Subprocess
import SystemPackage

/// Lays out the functions' code and layers below the emulator's work folder, once for each function.
///
/// A code folder is used where it is, so that a new build is seen by the next execution environment; a zip is unpacked
/// (again when the file has changed) by the `unzip` tool: package `unzip` on Debian. Layers are merged in order into one
/// folder, later over earlier; a single layer folder is used where it is.
actor PackageStore {
    private let folder: String
    private var waiting: [FunctionID: [OneShot<Result<FunctionPackage, PackageError>>]] = [:]
    private var ready: [FunctionID: (key: String, package: FunctionPackage)] = [:]

    /// How long an environment waits for another one's unpacking of the same function.
    private static let waitMax = Duration.seconds(120)

    init(folder: String) {
        self.folder = folder
    }

    /// - Throws: every code of `PackageError`.
    func package(of function: FunctionConfiguration) async throws(PackageError) -> FunctionPackage {
        let key = try self.key(of: function)
        if let ready = ready[function.id], ready.key == key { return ready.package }
        if waiting[function.id] != nil {
            let turn = OneShot<Result<FunctionPackage, PackageError>>()
            waiting[function.id]?.append(turn)
            guard let result = await turn.value(within: Self.waitMax) else {
                throw PackageError(.workFolder, "The code of \(function.id) was not unpacked in time.")
            }
            return try result.get()
        }
        waiting[function.id] = []
        let result = await layOut(function)
        for turn in waiting.removeValue(forKey: function.id) ?? [] { turn.fill(result) }
        let package = try result.get()
        ready[function.id] = (key, package)
        return package
    }

    private func layOut(_ function: FunctionConfiguration) async -> Result<FunctionPackage, PackageError> {
        do throws(PackageError) {
            let base = "\(folder)/\(function.id.stack).\(function.id.logicalID)"
            return .success(
                FunctionPackage(
                    taskRoot: try await taskRoot(function.codePath, in: base),
                    optRoot: try await optRoot(function.layerPaths, in: base)))
        } catch {
            return .failure(error)
        }
    }

    private func taskRoot(_ codePath: String, in base: String) async throws(PackageError) -> String {
        if Self.isFolder(codePath) == true { return codePath }
        let root = "\(base)/code"
        try Self.renew(root)
        try await unzip(codePath, into: root)
        return root
    }

    private func optRoot(_ layerPaths: [String], in base: String) async throws(PackageError) -> String {
        if layerPaths.count == 1, let only = layerPaths.first, Self.isFolder(only) == true { return only }
        let root = "\(base)/opt"
        try Self.renew(root)
        for path in layerPaths {
            if Self.isFolder(path) == true {
                try await run(
                    "cp", ["-a", "\(path)/.", root], failure: PackageError(.workFolder, "\(path) could not be copied"))
            } else {
                try await unzip(path, into: root)
            }
        }
        return root
    }

    private func unzip(_ path: String, into root: String) async throws(PackageError) {
        try await run(
            "unzip", ["-q", "-o", path, "-d", root], failure: PackageError(.unzipFailed, "\(path) is no good zip"))
    }

    private func run(_ tool: String, _ arguments: [String], failure: PackageError) async throws(PackageError) {
        let output: String
        do {
            let result = try await Subprocess.run(
                .name(tool), arguments: Arguments(arguments), output: .string(limit: 1 << 20),
                error: .combinedWithOutput)
            if result.terminationStatus.isSuccess { return }
            output = result.standardOutput
        } catch let error as SubprocessError where error.code == .executableNotFound && tool == "unzip" {
            throw PackageError(
                .unzipMissing, "unzip is not installed, but the code or a layer is a zip: apt-get install unzip")
        } catch {
            throw PackageError(failure.code, "\(failure.message): \(error)")
        }
        throw PackageError(failure.code, "\(failure.message): \(output)")
    }

    /// Changes when a zip changes.
    private func key(of function: FunctionConfiguration) throws(PackageError) -> String {
        var key = ""
        for (index, path) in ([function.codePath] + function.layerPaths).enumerated() {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
                throw index == 0
                    ? PackageError(.codeMissing, "There is no code at \(path). Has it been built?")
                    : PackageError(.layerMissing, "There is no layer at \(path). Has it been built?")
            }
            key += path
            if Self.isFolder(path) == false, let date = attributes[.modificationDate] as? Date {
                key += "@\(date.timeIntervalSince1970)"
            }
            key += "\n"
        }
        return key
    }

    private static func renew(_ path: String) throws(PackageError) {
        do {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw PackageError(.workFolder, "\(path) could not be made anew: \(error)")
        }
    }

    /// Nil when there is nothing.
    private static func isFolder(_ path: String) -> Bool? {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder : nil
    }
}
