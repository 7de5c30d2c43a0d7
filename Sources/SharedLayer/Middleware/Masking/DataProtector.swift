/// Encrypts values so that they can be stored among others: with a key of one's own, or with keys of KMS.
///
/// The context is no secret; nothing is opened without the same one.
package protocol DataProtector: Sendable {
    func seal(_ plaintext: [UInt8], context: [String: String]) async throws -> [UInt8]
    func open(_ sealed: [UInt8], context: [String: String]) async throws -> [UInt8]
}
