import SharedLayer

/// The authorities whose certificates are taken: a parameter of Parameter Store with their certificates in PEM.
struct ParameterTrustSource: TrustSource {
    private let source: ParameterStoreSource
    private let name: String

    init(_ source: ParameterStoreSource, name: String) {
        self.source = source
        self.name = name
    }

    /// Revocation by the authority is not asked for: publishers revoke here, at once, and lists are hours old.
    func trustMaterial(for type: String) async throws -> TrustMaterial {
        let value = try await source.read(ParameterName(name))
        return TrustMaterial(anchors: [String(decoding: value.bytes, as: UTF8.self)], checksRevocation: false)
    }
}
