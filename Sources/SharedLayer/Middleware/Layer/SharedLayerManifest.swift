import FoundationEssentials

/// What the shared layer's files say they are: `manifest.json`, with the layer's name and version.
package struct SharedLayerManifest: Sendable, Equatable, Codable {
    package let name: String
    /// Major, minor and patch: `1.0.0`.
    package let version: String

    /// The layer's name, and the major version that this code fits.
    package static let name = "moneta-shared-layer"
    package static let majorVersion = 1
    private static let fileBytesMax = 1 << 20

    /// Reads the manifest and checks that it is this code's layer.
    ///
    /// Throws `SharedLayerError` with `missing`, `malformed`, `otherLayer` or `otherMajorVersion`.
    package static func load(from path: String) throws(SharedLayerError) -> SharedLayerManifest {
        let manifest: SharedLayerManifest = try read("manifest.json", in: path)
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

    static func read<File: Decodable>(_ name: String, in path: String) throws(SharedLayerError) -> File {
        let file = "\(path)/\(name)"
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw SharedLayerError(
                .missing,
                "the shared layer's file \(file) cannot be read. Is the layer attached, and SHARED_LAYER_PATH right?")
        }
        do {
            let value = try JSONParser(limits: JSONLimits(bytesMax: fileBytesMax)).parse([UInt8](data))
            return try JSONValueDecoder().decode(from: value)
        } catch {
            throw SharedLayerError(.malformed, "\(file) is not as it should be: \(error)")
        }
    }
}
