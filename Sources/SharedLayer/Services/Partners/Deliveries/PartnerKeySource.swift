/// Where the keys that open partners' endpoints come from.
package protocol PartnerKeySource: Sendable {
    /// Throws when the key cannot be read now: the delivery is tried again then.
    func key(of partner: PartnerModel) async throws -> SecretText
}
