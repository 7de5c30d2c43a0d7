import FoundationEssentials
import GRDB
import Wire

/// What becomes of keys: enabled, disabled, described anew, deleted after a waiting period.
extension KeysService {
    private static let waitingDays = 7...30
    private static let waitingDaysByDefault = 30

    /// Answers nothing.
    func setEnabled(_ isEnabled: Bool, _ input: KeyRequest) async throws -> [UInt8] {
        try await edit(input.keyId) { $0.isEnabled = isEnabled }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func updateKeyDescription(_ input: KeyRequest) async throws -> [UInt8] {
        let description = try Constraint.length(input.description, "description", min: 0, max: 8192)
        try await edit(input.keyId) { $0.description = description }
        return JSONCall.nothing
    }

    func scheduleKeyDeletion(_ input: KeyRequest) async throws -> KeyDeletion {
        let days =
            try Constraint.range(input.pendingWindowInDays, "pendingWindowInDays", Self.waitingDays)
            ?? Self.waitingDaysByDefault
        let deletionAt = clock().timeIntervalSince1970 + Double(days) * KeyRing.secondsPerDay
        let record = try await edit(input.keyId) { $0.deletionAt = deletionAt }
        return KeyDeletion(
            keyId: scope.keyARN(record.id), deletionDate: deletionAt, keyState: "PendingDeletion",
            pendingWindowInDays: days)
    }

    /// The key comes back disabled, as on AWS.
    func cancelKeyDeletion(_ input: KeyRequest) async throws -> KeyDeletion {
        let record = try await key(input.keyId)
        guard record.deletionAt != nil else {
            throw ServiceError("KMSInvalidStateException", "\(scope.keyARN(record.id)) is not pending deletion.")
        }
        try await ring.edit(record.id) { record in
            record.deletionAt = nil
            record.isEnabled = false
        }
        return KeyDeletion(keyId: scope.keyARN(record.id), deletionDate: nil, keyState: nil, pendingWindowInDays: nil)
    }

    /// Changes a key that does not wait for its deletion.
    @discardableResult
    func edit(
        _ keyID: String?, _ change: @escaping @Sendable (inout KeyRecord) throws -> Void
    ) async throws -> KeyRecord {
        let record = try await key(keyID)
        guard record.deletionAt == nil else {
            throw ServiceError("KMSInvalidStateException", "\(scope.keyARN(record.id)) is pending deletion.")
        }
        return try await ring.edit(record.id, change)
    }
}

extension KeyRing {
    @discardableResult
    func edit(
        _ id: String, _ change: @escaping @Sendable (inout KeyRecord) throws -> Void
    ) async throws -> KeyRecord {
        try await store.write { db in
            guard var record = try KeyRecord.fetchOne(db, key: id) else {
                throw ServiceError("NotFoundException", "Key '\(id)' does not exist")
            }
            try change(&record)
            try record.update(db)
            return record
        }
    }
}
