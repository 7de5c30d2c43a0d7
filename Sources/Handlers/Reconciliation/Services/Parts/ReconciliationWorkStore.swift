package import SharedLayer

/// The objects that the steps of a reconciliation leave for each other, in the stack's bucket.
///
/// Every run of a step writes under names of its own: a step that runs twice cannot change what the next one reads.
package struct ReconciliationWorkStore: Sendable {
    private let objects: ObjectClient
    package let bucket: String

    package init(objects: ObjectClient, bucket: String) {
        self.objects = objects
        self.bucket = bucket
    }

    /// The same, whose calls end before that moment.
    package func before(_ deadline: Timestamp) -> ReconciliationWorkStore {
        ReconciliationWorkStore(objects: objects.before(deadline), bucket: bucket)
    }

    /// Where an organization may leave files.
    package static func organizationPrefix(_ organizationID: String) -> String { "organizations/\(organizationID)/" }

    package static func workPrefix(_ reference: ReconciliationReference) -> String {
        "work/\(reference.organizationID)/\(reference.reconciliationID)/"
    }

    package static func resultPrefix(_ reference: ReconciliationReference) -> String {
        "results/\(reference.organizationID)/\(reference.reconciliationID)/"
    }

    package func put(_ bytes: [UInt8], as name: String, contentType: String) async throws {
        try await objects.put(bytes, as: name, in: bucket, contentType: contentType)
    }

    package func head(_ name: String) async throws -> ObjectHead? { try await objects.head(name, in: bucket) }

    /// Throws `fileChanged` when the file is no longer in the state that it had when it was taken.
    package func bytes(of file: RecordFile, _ range: Range<Int>) async throws -> [UInt8] {
        do {
            return try await objects.get(file.object, in: file.bucket, range: range, entityTag: file.entityTag)
        } catch {
            guard error.status == 412 || error.status == 404 else { throw error }
            throw ReconciliationError(
                .fileChanged, "The file is gone, or another one, since it was taken.", cause: error)
        }
    }

    package func bytes(of name: String, _ range: Range<Int>) async throws -> [UInt8] {
        try await objects.get(name, in: bucket, range: range)
    }

    /// How many bytes of the object each bucket has.
    package func bucketSizes(of object: WorkObject) async throws -> [Int] {
        let offsets = try await offsets(of: object)
        return (0..<RecordBucket.count).map { offsets[$0 + 1] - offsets[$0] }
    }

    package func presignedURL(_ name: String, expirySeconds: Int, at moment: Timestamp) throws -> String {
        try objects.presignedURL(reading: name, in: bucket, expirySeconds: expirySeconds, at: moment)
    }

    /// Where each bucket begins in the object, and the end.
    package func offsets(of object: WorkObject) async throws -> [Int] {
        try WorkObjectContent.offsets(try await bytes(of: object.name, 0..<WorkObjectContent.headBytes))
    }
}
