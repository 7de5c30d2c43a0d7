package import FoundationEssentials
package import GRDB
package import Storage
package import Wire

/// KMS: keys that sign and encrypt and never leave, behind the AWS JSON 1.1 protocol.
///
/// Key material is on disk only sealed under the master key (see `MasterKey`). Policies and grants are kept and enforced by
/// nobody. Not emulated: custom key stores, imported and multi-Region keys, key agreement.
/// Source: AWS KMS API reference, API version 2014-11-01.
package struct KeysService: JSONService {
    package let name = "kms"
    package let targetPrefix = "TrentService"
    package let jsonVersion = "1.1"
    package let errorNamespace = ""

    let ring: KeyRing
    let scope: KeyScope
    let clock: @Sendable () -> Date

    /// Opens `keys.sqlite` and `master.key` in a folder, or keys in memory.
    ///
    /// - Throws: `StorageError`, and `KeysError` when the master key is missing, wrong or readable by others.
    package static func open(
        at location: StoreLocation, region: String, accountID: String,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) throws -> KeysService {
        let store = try Store.open("keys", at: location, migrator: KeySchema.migrator)
        let masterKey = try MasterKey.open(at: location, hasKeys: KeyRing.hasKeys(store))
        return try KeysService(
            store: store, masterKey: masterKey, region: region, accountID: accountID, clock: clock)
    }

    /// - Parameter store: migrated by `KeySchema.migrator`.
    /// - Throws: `KeysError` with `masterKeyWrong` when the store was sealed under another master key.
    package init(
        store: any DatabaseWriter, masterKey: MasterKey, region: String, accountID: String,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        ring = try KeyRing(store: store, masterKey: masterKey)
        scope = KeyScope(region: region, accountID: accountID)
        self.clock = clock
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "CreateKey": try await JSONCall.encode(createKey(call.decode()))
        case "DescribeKey": try await JSONCall.encode(describeKey(call.decode()))
        case "ListKeys": try await JSONCall.encode(listKeys(call.decode()))
        case "GetPublicKey": try await JSONCall.encode(getPublicKey(call.decode()))
        case "Sign": try await JSONCall.encode(sign(call.decode()))
        case "Verify": try await JSONCall.encode(verify(call.decode()))
        case "CreateAlias": try await createAlias(call.decode())
        case "DeleteAlias": try await deleteAlias(call.decode())
        case "ListAliases": try await JSONCall.encode(listAliases(call.decode()))
        case "Encrypt": try await JSONCall.encode(encrypt(call.decode()))
        case "Decrypt": try await JSONCall.encode(decrypt(call.decode()))
        case "GenerateDataKey": try await JSONCall.encode(generateDataKey(call.decode()))
        default: try await performFurther(call)
        }
    }
}
