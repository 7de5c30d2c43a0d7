import FoundationEssentials
import Wire

extension ObjectsService {
    /// Makes a bucket that a template declares, or brings the one of an earlier start up to date.
    ///
    /// - Parameters:
    ///   - versioning: `Enabled`, `Suspended` or nil.
    ///   - rules: replace those of before; who is new among them gets S3's test message.
    /// - Throws: `ServiceError` with S3's code.
    package func ensureBucket(
        name: String, versioning: String?, tags: [(key: String, value: String)], rules: [NotificationRule],
        hasEventBridge: Bool
    ) async throws {
        do {
            guard BucketName.isValid(name) else { throw ObjectsError.invalidBucketName(name) }
            let bucket = BucketRecord(
                name: name, region: region, createdMilliseconds: nowMilliseconds / 1_000 * 1_000, versioning: nil)
            let status = versioning.flatMap(BucketRecord.Versioning.init)
            let tagSet = tags.isEmpty ? nil : Self.document(tags)
            let before = try await write { db, _ in
                do { try ObjectStore.insert(bucket, db) } catch let error as ObjectsError {
                    guard error.code == "BucketAlreadyOwnedByYou" else { throw error }
                }
                if let status { try ObjectStore.setVersioning(status, of: name, db) }
                if let tagSet { try ObjectStore.set(BucketSetting.tagging.parameter, of: name, to: tagSet, db) }
                return try ObjectStore.setting("notification", of: name, db)
            }
            let old = try before.map { try JSONDecoder().decode(NotificationConfiguration.self, from: Data($0)) }
            let configuration = NotificationConfiguration(rules: rules, hasEventBridge: hasEventBridge)
            guard old ?? NotificationConfiguration() != configuration else { return }
            let known = Set((old?.rules ?? []).map(\.target))
            let added = NotificationConfiguration(rules: rules.filter { !known.contains($0.target) })
            try await test(added, bucket: name, requestID: RequestIDs.short(newID()))
            try await set(configuration, of: name)
        } catch let error as ObjectsError {
            throw ServiceError(error.code, error.message, status: error.status)
        }
    }

    /// Puts configurations of a template's bucket, as the API's operations of these query parameters do.
    ///
    /// - Throws: `ServiceError` with S3's code.
    package func ensureSettings(of name: String, _ settings: [(parameter: String, document: [UInt8])]) async throws {
        for given in settings {
            guard let setting = BucketSetting.all.first(where: { $0.parameter == given.parameter }) else { continue }
            do {
                let call = try ObjectCall(
                    ServiceRequest(
                        method: "PUT", path: "/\(name)", query: [(given.parameter, "")], body: given.document,
                        requestID: newID()))
                _ = try await put(setting, of: name, call)
            } catch let error as ObjectsError {
                throw ServiceError(error.code, "\(given.parameter): \(error.message)", status: error.status)
            }
        }
    }

    private static func document(_ tags: [(key: String, value: String)]) -> [UInt8] {
        XMLElement(
            "Tagging", attributes: [("xmlns", ObjectAnswer.namespace)],
            children: TagSet.document(tags.map { ObjectDetails.Tag(key: $0.key, value: $0.value) })
        ).document
    }
}
