/// Where certificates are kept.
package protocol CertificateSource: Sendable {
    /// Every certificate of an entity of that type, whatever its state, in any order.
    func certificates(of entityID: String, type: String) async throws -> [CertificateEntry]
}
