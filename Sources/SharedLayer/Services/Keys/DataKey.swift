/// A key for data, with itself encrypted under a key that never leaves its store.
package struct DataKey: Sendable {
    package let key: SymmetricKey
    /// Only the store that made it can turn it into the key.
    package let wrapped: [UInt8]

    package init(key: SymmetricKey, wrapped: [UInt8]) {
        self.key = key
        self.wrapped = wrapped
    }
}
