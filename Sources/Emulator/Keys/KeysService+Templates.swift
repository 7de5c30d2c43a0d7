import FoundationEssentials
import GRDB
import Wire

extension KeysService {
    /// Makes a key of a template, or keeps the one that is there: the id is the same at each start.
    ///
    /// Its description follows the template, and its aliases are pointed at it.
    /// - Parameter id: a UUID.
    /// - Parameter aliases: with their prefix `alias/`.
    /// - Parameter rotationPeriodDays: nil without automatic rotation.
    /// - Returns: the key's ARN.
    /// - Throws: `KeysError` with `unsupported` or `keyDiffers`.
    @discardableResult
    package func createKey(
        id: String, spec: String, usage: String, description: String = "", aliases: [String] = [],
        rotationPeriodDays: Int? = nil
    ) async throws -> String {
        let id = id.lowercased()
        guard KeyReference.isKeyID(id), let keySpec = KeySpec(rawValue: spec), let keyUsage = KeyUsage(rawValue: usage),
            keySpec.usages.contains(keyUsage)
        else {
            throw KeysError(.unsupported, "A key \(id) of spec \(spec) and usage \(usage) is not emulated.")
        }
        let now = clock().timeIntervalSince1970
        if let existing = try await ring.key(id: id) {
            guard existing.spec == spec, existing.usage == usage else {
                throw KeysError(
                    .keyDiffers,
                    "The key \(id) exists with spec \(existing.spec) and usage \(existing.usage), and the template asks "
                        + "for \(spec) and \(usage). A key cannot change: give the resource another logical id.")
            }
        } else {
            _ = try await ring.create(
                id: id, spec: keySpec, usage: keyUsage, description: description, createdAt: now)
        }
        try await ring.describe(id, as: description, aliases: aliases, at: now)
        if keySpec == .symmetric { try await ring.rotate(id, every: rotationPeriodDays, from: now) }
        return scope.keyARN(id)
    }
}

extension KeyRing {
    /// Sets or ends automatic rotation; the same period goes on as it was.
    /// - Parameter time: seconds since 1970.
    fileprivate func rotate(_ id: String, every days: Int?, from time: Double) async throws {
        try await edit(id) { record in
            guard record.rotationPeriodDays != days else { return }
            record.rotationPeriodDays = days
            record.nextRotationAt = days.map { time + Double($0) * Self.secondsPerDay }
        }
    }

    /// - Parameter time: seconds since 1970.
    fileprivate func describe(_ id: String, as description: String, aliases: [String], at time: Double) async throws {
        try await store.write { db in
            try db.execute(sql: "UPDATE key SET description = ? WHERE id = ?", arguments: [description, id])
            for name in aliases {
                try db.execute(
                    sql: """
                        INSERT INTO alias (name, keyID, createdAt, updatedAt) VALUES (?, ?, ?, ?)
                        ON CONFLICT (name) DO UPDATE SET keyID = excluded.keyID, updatedAt = excluded.updatedAt
                        WHERE keyID <> excluded.keyID
                        """,
                    arguments: [name, id, time, time])
            }
        }
    }
}
