import FoundationEssentials
import Wire

extension KeysService {
    private static let periodDays = 90...2560
    private static let periodDaysByDefault = 365
    /// Rotations on demand of one key.
    private static let onDemandMax = 25

    /// Answers nothing.
    func enableKeyRotation(_ input: KeyRequest) async throws -> [UInt8] {
        let days =
            try Constraint.range(input.rotationPeriodInDays, "rotationPeriodInDays", Self.periodDays)
            ?? Self.periodDaysByDefault
        let record = try await rotatableKey(input.keyId)
        let next = clock().timeIntervalSince1970 + Double(days) * KeyRing.secondsPerDay
        try await ring.edit(record.id) { record in
            // The same period again does not start it anew.
            guard record.rotationPeriodDays != days else { return }
            record.rotationPeriodDays = days
            record.nextRotationAt = next
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func disableKeyRotation(_ input: KeyRequest) async throws -> [UInt8] {
        let record = try await rotatableKey(input.keyId)
        try await ring.edit(record.id) { record in
            record.rotationPeriodDays = nil
            record.nextRotationAt = nil
        }
        return JSONCall.nothing
    }

    func getKeyRotationStatus(_ input: KeyRequest) async throws -> KeyRotationStatus {
        let record = try await key(input.keyId)
        try checkRotatable(record)
        let current = try await ring.rotatedIfDue(record, now: clock().timeIntervalSince1970)
        return KeyRotationStatus(
            keyId: scope.keyARN(current.id), keyRotationEnabled: current.rotationPeriodDays != nil,
            rotationPeriodInDays: current.rotationPeriodDays, nextRotationDate: current.nextRotationAt)
    }

    func listKeyRotations(_ input: KeyRequest) async throws -> KeyRotations {
        let limit = try Constraint.range(input.limit, "limit", 1...1000) ?? 100
        let record = try await key(input.keyId)
        try checkRotatable(record)
        let current = try await ring.rotatedIfDue(record, now: clock().timeIntervalSince1970)
        let all = try await ring.rotations(of: current.id)
        let start = input.marker.flatMap { Int($0) } ?? 0
        let page = all.dropFirst(max(0, start)).prefix(limit)
        let isTruncated = start + page.count < all.count
        return KeyRotations(
            rotations: page.map {
                .init(keyId: scope.keyARN(current.id), rotationDate: $0.rotatedAt, rotationType: $0.type)
            },
            nextMarker: isTruncated ? String(start + page.count) : nil, truncated: isTruncated)
    }

    func rotateKeyOnDemand(_ input: KeyRequest) async throws -> KeyAnswer {
        let record = try await rotatableKey(input.keyId)
        let done = try await ring.rotations(of: record.id).filter { $0.type == "ON_DEMAND" }.count
        guard done < Self.onDemandMax else {
            throw ServiceError(
                "LimitExceededException",
                "The maximum number of on-demand rotations, \(Self.onDemandMax), has been reached for "
                    + "\(scope.keyARN(record.id)).")
        }
        try await ring.rotateOnDemand(record.id, at: clock().timeIntervalSince1970)
        return KeyAnswer(keyId: scope.keyARN(record.id))
    }

    private func rotatableKey(_ keyID: String?) async throws -> KeyRecord {
        let record = try await usableKey(keyID)
        try checkRotatable(record)
        return record
    }

    private func checkRotatable(_ record: KeyRecord) throws(ServiceError) {
        guard record.spec == KeySpec.symmetric.rawValue else {
            throw ServiceError(
                "UnsupportedOperationException",
                "\(scope.keyARN(record.id)) origin or key spec is not valid for key rotation.")
        }
    }
}
