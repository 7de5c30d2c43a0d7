/// The shared layer as a function finds it: checked to be there and to fit.
package struct SharedLayerFiles: Sendable {
    package let manifest: SharedLayerManifest
    /// Read at its first use. Throws `SharedLayerError` with `missing` or `malformed`.
    package let catalogue: Lazy<ErrorCatalogue, SharedLayerError>
    /// The certificates of the authorities that outgoing TLS trusts, as a PEM file.
    package let caBundlePath: String

    /// `path` is the value of `SHARED_LAYER_PATH`.
    package init(at path: String) throws(SharedLayerError) {
        manifest = try SharedLayerManifest.load(from: path)
        catalogue = Lazy { () throws(SharedLayerError) in try Self.catalogue(in: path) }
        caBundlePath = "\(path)/ca-bundle.pem"
    }

    private static func catalogue(in path: String) throws(SharedLayerError) -> ErrorCatalogue {
        let file = SharedLayerFile("errors.json", in: path)
        let document = try file.document()
        do {
            return try JSONValueDecoder().decode(from: document)
        } catch {
            throw file.malformed("\(error)")
        }
    }
}
