/// The shared layer as a function finds it: checked, with its error catalogue read.
package struct SharedLayerFiles: Sendable {
    package let manifest: SharedLayerManifest
    package let catalogue: ErrorCatalogue
    /// The certificates of the authorities that outgoing TLS trusts, as a PEM file.
    package let caBundlePath: String

    /// `path` is the value of `SHARED_LAYER_PATH`.
    package init(at path: String) throws(SharedLayerError) {
        manifest = try SharedLayerManifest.load(from: path)
        catalogue = try SharedLayerManifest.read("errors.json", in: path)
        caBundlePath = "\(path)/ca-bundle.pem"
    }
}
