import Synchronization

@testable import SharedLayer

/// Counts what is asked of a store, and fails when it is told to.
final class CountingKeyStore: WrappingKeyStore {
    private let store: any WrappingKeyStore
    private let state = Mutex((generated: 0, decrypted: 0, failure: KeyStoreError?.none))

    init(_ store: any WrappingKeyStore) {
        self.store = store
    }

    var generated: Int { state.withLock { $0.generated } }
    var decrypted: Int { state.withLock { $0.decrypted } }

    func fail(_ error: KeyStoreError?) { state.withLock { $0.failure = error } }

    func generateDataKey(keyID: String, context: EncryptionContext) async throws(KeyStoreError) -> DataKey {
        try count { $0.generated += 1 }
        return try await store.generateDataKey(keyID: keyID, context: context)
    }

    func encrypt(_ bytes: [UInt8], keyID: String, context: EncryptionContext) async throws(KeyStoreError) -> [UInt8] {
        try await store.encrypt(bytes, keyID: keyID, context: context)
    }

    func decrypt(_ ciphertext: [UInt8], keyID: String, context: EncryptionContext) async throws(KeyStoreError)
        -> [UInt8]
    {
        try count { $0.decrypted += 1 }
        return try await store.decrypt(ciphertext, keyID: keyID, context: context)
    }

    private func count(
        _ change: (inout (generated: Int, decrypted: Int, failure: KeyStoreError?)) -> Void
    ) throws(KeyStoreError) {
        let failure = state.withLock { state in
            change(&state)
            return state.failure
        }
        if let failure { throw failure }
    }
}
