/// The folder of Package.swift, for tests that read the repository's own files.
package enum PackageRoot {
    /// Found from this file's place: `<root>/Tests/TestSupport/PackageRoot.swift`.
    package static let path: String = {
        let components = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return components.dropLast(3).joined(separator: "/")
    }()

    /// The absolute path of a file of the repository, such as `Events/samples/sqs.json`.
    package static func file(_ relativePath: String) -> String {
        path + "/" + relativePath
    }
}
