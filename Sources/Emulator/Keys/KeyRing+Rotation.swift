import FoundationEssentials
import GRDB
import OpenSSLCrypto

/// Rotation: a key gets new material and keeps what it had, so that older ciphertexts still open.
extension KeyRing {
    static let secondsPerDay: Double = 86_400

    func delete(_ id: String) async throws {
        _ = try await store.write { db in try KeyRecord.deleteOne(db, key: id) }
    }

    /// The key with the material that its automatic rotation gives it by now.
    func rotatedIfDue(_ record: KeyRecord, now: Double) async throws -> KeyRecord {
        guard let next = record.nextRotationAt, next <= now else { return record }
        return try await store.write { db in
            guard var record = try KeyRecord.fetchOne(db, key: record.id), let days = record.rotationPeriodDays,
                let due = record.nextRotationAt, due <= now
            else { return record }
            // Dates that passed unused are listed, each with its own time; one new material serves them all.
            let period = Double(days) * Self.secondsPerDay
            let periods = ((now - due) / period).rounded(.down)
            try rotate(&record, at: due + periods * period, type: "AUTOMATIC", in: db)
            record.nextRotationAt = due + (periods + 1) * period
            try record.update(db)
            return record
        }
    }

    func rotateOnDemand(_ id: String, at time: Double) async throws {
        try await store.write { db in
            guard var record = try KeyRecord.fetchOne(db, key: id) else { return }
            try rotate(&record, at: time, type: "ON_DEMAND", in: db)
            try record.update(db)
        }
    }

    func rotations(of id: String) async throws -> [RotationRecord] {
        try await store.read { db in
            try RotationRecord.filter(Column("keyID") == id).order(Column("id")).fetchAll(db)
        }
    }

    /// What the key had before its rotations, newest first.
    func formerSecrets(of record: KeyRecord) async throws -> [[UInt8]] {
        try await rotations(of: record.id).reversed().compactMap { rotation in
            var past = record
            past.sealed = rotation.sealed
            return try secret(of: past)
        }
    }

    /// Nil for a pair of keys.
    func secret(of record: KeyRecord) throws -> [UInt8]? {
        guard case .symmetric(let secret) = try material(of: record) else { return nil }
        return secret
    }

    private func rotate(_ record: inout KeyRecord, at time: Double, type: String, in db: Database) throws {
        guard let spec = KeySpec(rawValue: record.spec), let usage = KeyUsage(rawValue: record.usage) else { return }
        try RotationRecord(keyID: record.id, rotatedAt: time, type: type, sealed: record.sealed).insert(db)
        record.sealed = try KeyMaterial.generate(spec).sealed(
            under: masterKey, id: record.id, spec: spec, usage: usage)
    }
}
