/// How secrets are kept out of the store's file; given by whoever holds the key.
package struct SecretSeal: Sendable {
    let seal: @Sendable (_ secret: [UInt8], _ name: String) throws -> [UInt8]
    /// Throws when the key is not the one that sealed.
    let open: @Sendable (_ sealed: [UInt8], _ name: String) throws -> [UInt8]

    package init(
        seal: @escaping @Sendable (_ secret: [UInt8], _ name: String) throws -> [UInt8],
        open: @escaping @Sendable (_ sealed: [UInt8], _ name: String) throws -> [UInt8]
    ) {
        self.seal = seal
        self.open = open
    }
}
