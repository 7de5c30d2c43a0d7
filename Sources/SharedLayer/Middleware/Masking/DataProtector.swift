/// Encrypts values so that they can be stored among others: `EnvelopeService` with keys of KMS, or a key at hand.
package protocol DataProtector: Sendable {
    func seal(_ plaintext: [UInt8], context: EncryptionContext) async throws -> [UInt8]
    func open(_ sealed: [UInt8], context: EncryptionContext) async throws -> [UInt8]
}

extension EnvelopeService: DataProtector {}
