import FoundationEssentials
import GRDB
import Logging
import Storage
import VirtualTime
import Wire

/// The rotations themselves: those asked for, those whose time has come, and those that a kill has interrupted.
extension SecretsService {
    /// How long after a failure a scheduled rotation is tried again.
    static let retryAfterSeconds: Double = 3_600

    /// Rotates until the task is cancelled.
    ///
    /// - Parameter invoke: invokes a function by its ARN and throws when it fails.
    package func runRotations(
        invoke: @escaping @Sendable (_ function: String, _ payload: [UInt8]) async throws -> Void
    ) async throws {
        while !Task.isCancelled {
            let rings = bell.rings
            try await beginDueRotations()
            let underWay = try await store.read { db in
                try SecretRecord.filter(Column("rotationUnderWay") != nil && Column("deletionAt") == nil)
                    .order(Column("name")).fetchAll(db)
            }
            for secret in underWay where !Task.isCancelled { try await perform(secret, invoke) }
            await pause(after: rings, until: try await nextRotationAt())
        }
    }

    /// Until the bell rings or the next rotation is due.
    private func pause(after rings: Int, until next: Double?) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(after: rings) }
            if let next {
                group.addTask {
                    let due = VirtualClock.Instant(Date(timeIntervalSince1970: next))
                    try? await clock.sleep(until: due, tolerance: nil)
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func nextRotationAt() async throws -> Double? {
        try await store.read { db in
            try Double.fetchOne(
                db, sql: "SELECT min(nextRotationAt) FROM secret WHERE deletionAt IS NULL AND rotationUnderWay IS NULL")
        }
    }

    private func beginDueRotations() async throws {
        let due = try await store.read { [now] db in
            try SecretRecord.filter(
                Column("nextRotationAt") <= now && Column("deletionAt") == nil && Column("rotationUnderWay") == nil
            ).fetchAll(db)
        }
        for secret in due {
            try await unlessGone(secret) { [now] secret, versions in
                let pending = versions.first { version in
                    version.stages.contains(Staging.pending) && !version.stages.contains(Staging.current)
                }
                Self.begin(
                    RotationRun(versionID: pending?.id ?? UUID().uuidString.lowercased(), isTrial: false),
                    secret: &secret, versions: &versions, now: now)
                secret.nextRotationAt = try secret.rotation?.rules?.next(after: now)
            }
        }
    }

    private func perform(
        _ secret: SecretRecord, _ invoke: @Sendable (String, [UInt8]) async throws -> Void
    ) async throws {
        guard let run = secret.rotationUnderWay, let rotation = secret.rotation else { return }
        var failure: (any Error)?
        do {
            for step in run.steps {
                let event = RotationEvent(step: step, secretId: secret.arn, clientRequestToken: run.versionID)
                try await invoke(rotation.functionARN, try JSONCall.output(event))
            }
        } catch {
            // Ended, not failed: it goes on at the next start.
            if Task.isCancelled { return }
            failure = error
            logger.error("rotation failed", metadata: ["secret": "\(secret.arn)", "error": "\(error)"])
        }
        try await finish(secret, run, hasFailed: failure != nil)
    }

    /// Changes a secret, or nothing where it was deleted meanwhile.
    private func unlessGone(
        _ secret: SecretRecord,
        _ change: @escaping @Sendable (inout SecretRecord, inout [SecretVersionRecord]) throws -> Void
    ) async throws {
        do {
            try await edit(secret.arn, change)
        } catch is ServiceError {
            return
        }
    }

    private func finish(_ secret: SecretRecord, _ run: RotationRun, hasFailed: Bool) async throws {
        try await unlessGone(secret) { [now] secret, versions in
            // Cancelled, or another one was asked for meanwhile.
            guard secret.rotationUnderWay == run else { return }
            secret.rotationUnderWay = nil
            if run.isTrial {
                versions.removeAll { $0.id == run.versionID && $0.value == nil }
                for index in versions.indices { versions[index].stages.removeAll { $0 == Staging.pending } }
            } else if hasFailed {
                if secret.nextRotationAt != nil { secret.nextRotationAt = now + Self.retryAfterSeconds }
            } else {
                secret.rotatedAt = now
                secret.changedAt = now
            }
        }
    }
}
