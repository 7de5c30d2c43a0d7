/// The shared layer as a function finds it: checked to be there and to fit.
package struct SharedLayerFiles: Sendable {
    package let manifest: SharedLayerManifest
    /// The certificates of the authorities that outgoing TLS trusts, as a PEM file.
    package let caBundlePath: String
    private let path: String

    /// `path` is the value of `SHARED_LAYER_PATH`.
    package init(at path: String) throws(SharedLayerError) {
        manifest = try SharedLayerManifest.load(from: path)
        caBundlePath = "\(path)/ca-bundle.pem"
        self.path = path
    }

    /// The error catalogue. Throws `missing`, `malformed`.
    package func readCatalogue() throws(SharedLayerError) -> ErrorCatalogue {
        let file = SharedLayerFile("errors.json", in: path)
        let document = try file.document()
        do {
            return try JSONValueDecoder().decode(from: document)
        } catch {
            throw file.malformed("\(error)")
        }
    }
}
