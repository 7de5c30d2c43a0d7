import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Wire

/// The stored keys and aliases, and the master key that opens them.
struct KeyRing: Sendable {
    let store: any DatabaseWriter
    let masterKey: MasterKey

    /// - Throws: `KeysError` with `masterKeyWrong` when the store was sealed under another master key.
    init(store: any DatabaseWriter, masterKey: MasterKey) throws {
        self.store = store
        self.masterKey = masterKey
        let fingerprint = Data(masterKey.fingerprint)
        let known = try store.write { db in
            let known = try Data.fetchOne(db, sql: "SELECT fingerprint FROM masterKey")
            let isEmpty = try KeyRecord.fetchCount(db) == 0
            if known == nil || isEmpty {
                try db.execute(sql: "DELETE FROM masterKey")
                try db.execute(sql: "INSERT INTO masterKey (fingerprint) VALUES (?)", arguments: [fingerprint])
                return fingerprint
            }
            return known ?? fingerprint
        }
        guard known == fingerprint else {
            throw KeysError(
                .masterKeyWrong,
                "\(MasterKey.fileName) is not the file that the keys in keys.sqlite were sealed under. Put the right file "
                    + "back, or move both away to start without keys.")
        }
    }

    static func hasKeys(_ store: any DatabaseWriter) throws -> Bool {
        try store.read { db in try KeyRecord.fetchCount(db) > 0 }
    }

    /// Makes a key on the store's own thread: generating RSA takes up to a second, which the cooperative pool must not wait.
    func create(
        id: String, spec: KeySpec, usage: KeyUsage, description: String, createdAt: Double,
        manager: String = "CUSTOMER", tags: String = "[]", policy: String? = nil, alias: String? = nil
    ) async throws -> KeyRecord {
        try await store.write { [masterKey] db in
            // Two that make a service's own key at once get the same one.
            if let alias, let known = try AliasRecord.fetchOne(db, key: alias),
                let key = try KeyRecord.fetchOne(db, key: known.keyID)
            {
                return key
            }
            let material = try KeyMaterial.generate(spec)
            let record = KeyRecord(
                id: id, spec: spec.rawValue, usage: usage.rawValue, description: description, createdAt: createdAt,
                publicKey: material.publicKey,
                sealed: try material.sealed(under: masterKey, id: id, spec: spec, usage: usage),
                manager: manager, policy: policy, tags: tags)
            try record.insert(db)
            if let alias {
                try AliasRecord(name: alias, keyID: id, createdAt: createdAt, updatedAt: createdAt).insert(db)
            }
            return record
        }
    }

    func key(id: String) async throws -> KeyRecord? {
        try await store.read { db in try KeyRecord.fetchOne(db, key: id) }
    }

    func key(alias name: String) async throws -> KeyRecord? {
        try await store.read { db in
            guard let alias = try AliasRecord.fetchOne(db, key: name) else { return nil }
            return try KeyRecord.fetchOne(db, key: alias.keyID)
        }
    }

    /// - Parameter after: the id that the page before ended with.
    func keys(after: String?, limit: Int) async throws -> [KeyRecord] {
        try await store.read { db in
            try KeyRecord.filter(Column("id") > after ?? "").order(Column("id")).limit(limit).fetchAll(db)
        }
    }

    /// - Parameter after: the name that the page before ended with.
    func aliases(of keyID: String?, after: String?, limit: Int) async throws -> [AliasRecord] {
        try await store.read { db in
            var request = AliasRecord.filter(Column("name") > after ?? "")
            if let keyID { request = request.filter(Column("keyID") == keyID) }
            return try request.order(Column("name")).limit(limit).fetchAll(db)
        }
    }

    func material(of record: KeyRecord) throws(CryptoError) -> KeyMaterial {
        try KeyMaterial(record, under: masterKey)
    }
}
