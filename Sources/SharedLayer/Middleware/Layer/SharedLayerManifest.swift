/// What the shared layer's files say they are: `manifest.json`, with the layer's name and version.
package struct SharedLayerManifest: Sendable, Equatable {
    package let name: String
    /// Major, minor and patch: `1.0.0`.
    package let version: String

    /// The layer's name, and the major version that this code fits.
    package static let name = "moneta-shared-layer"
    package static let majorVersion = 1

    /// Reads the manifest and checks that it is this code's layer.
    ///
    /// Throws `SharedLayerError` with `missing`, `malformed`, `otherLayer` or `otherMajorVersion`.
    package static func load(from path: String) throws(SharedLayerError) -> SharedLayerManifest {
        let manifest = try SharedLayerManifest(SharedLayerFile("manifest.json", in: path))
        guard manifest.name == name else {
            throw SharedLayerError(.otherLayer, "\(path) holds the layer \(manifest.name), not \(name)")
        }
        guard let major = manifest.major else {
            throw SharedLayerError(.malformed, "\(path)/manifest.json: the version \(manifest.version) is none")
        }
        guard major == majorVersion else {
            throw SharedLayerError(
                .otherMajorVersion,
                "the shared layer in \(path) has version \(manifest.version); this function needs version "
                    + "\(majorVersion).x.x. Deploy the function with the layer that it was built for.")
        }
        return manifest
    }

    private var major: Int? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, parts.allSatisfy({ ($0 ?? -1) >= 0 }) else { return nil }
        return parts[0]
    }

    /// Member by member, because a function's start waits for it: a decoder's types would first be looked up.
    private init(_ file: SharedLayerFile) throws(SharedLayerError) {
        let document = try file.document()
        guard let name = document["name"]?.string, let version = document["version"]?.string else {
            throw file.malformed("it needs a name and a version, both strings")
        }
        self.name = name
        self.version = version
    }
}
