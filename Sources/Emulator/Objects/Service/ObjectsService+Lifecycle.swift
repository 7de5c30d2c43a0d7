import Wire

extension ObjectsService {
    /// To be run: it expires objects.
    package var expirations: LifecycleSweep { LifecycleSweep(objects: self) }

    /// Expires what is due now.
    func expire() async throws {
        let settings = try await read { try ObjectStore.settings(BucketSetting.lifecycle.parameter, $0) }
        for (bucket, document) in settings {
            for rule in try LifecycleRule.rules(in: XMLReader.read(document)) {
                guard rule.isEnabled, !rule.hasOtherFilter, let days = rule.expirationDays else { continue }
                try await expire(rule.prefix, afterDays: days, in: bucket)
            }
        }
    }

    private func expire(_ prefix: String, afterDays days: Int, in bucket: String) async throws {
        // An object of any time of a day expires with that day.
        let midnight = nowMilliseconds / Self.dayMilliseconds * Self.dayMilliseconds
        let before = midnight - Int64(days) * Self.dayMilliseconds
        let now = nowMilliseconds
        let newIDs = (0..<LifecycleSweep.batchMax).map { _ in newID() }
        let source = EventSource(requestID: RequestIDs.short(newID()), self)
        try await write { db, effects in
            let record = try ObjectStore.bucket(bucket, db)
            let due = try ObjectStore.latest(
                before: before, prefix: prefix, in: bucket, limit: LifecycleSweep.batchMax, db)
            for (version, id) in zip(due, newIDs) {
                var event = ObjectEvent(name: "s3:LifecycleExpiration:Delete", bucket: bucket, key: version.key)
                if record.versioning == nil {
                    effects.freed += try ObjectStore.remove(version, db)
                } else {
                    let markerID = record.versioning == .enabled ? id : ObjectVersion.nullID
                    effects.freed += try ObjectStore.insertDeleteMarker(
                        version.key, in: bucket, id: markerID, nowMilliseconds: now, db)
                    event = ObjectEvent(
                        name: "s3:LifecycleExpiration:DeleteMarkerCreated", bucket: bucket, key: version.key,
                        versionID: markerID)
                }
                try source.notify(event, nowMilliseconds: now, db, &effects)
            }
        }
    }

    private static let dayMilliseconds: Int64 = 86_400_000
}
