import FoundationEssentials
import TestSupport

/// What `make package` left under `dist/`.
enum Artifact {
    static let function = path("SubscriptionCharge.zip")
    static let layer = path("SharedLayer.zip")
    /// The tests' own functions, linked as those of a stack are; it stays out of `dist/`.
    static let fixture = PackageRoot.file(".build/package/release/runtime-fixture")

    static func path(_ name: String) -> String {
        PackageRoot.file("dist/\(name)")
    }

    /// Unpacks one of the zips into a new folder inside `directory`, as Lambda does into `/var/task` or `/opt`.
    static func unpack(_ zip: String, into directory: TemporaryDirectory, as name: String) async throws -> String {
        let folder = directory.file(name)
        let finished = try await ChildProcess.finish("unzip", ["-q", zip, "-d", folder])
        guard finished.succeeded else {
            throw TestSupportError(.processFailed, "no \(zip)? `make package` makes it: \(finished.output)")
        }
        return folder
    }
}
