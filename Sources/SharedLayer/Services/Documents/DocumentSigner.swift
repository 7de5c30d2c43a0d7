/// Signs documents with a key of ours.
package protocol DocumentSigner: Sendable {
    /// A detached JWS over the bytes as they are.
    func sign(_ document: [UInt8]) async throws -> DocumentSignature
}
