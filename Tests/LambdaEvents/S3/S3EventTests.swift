import FoundationEssentials
import LambdaEvents
import Testing

@Suite("S3 events")
struct S3EventTests {
    private static func record(_ name: String) throws -> S3Event.Record {
        try #require(try Sample.decode(name, as: S3Event.self).records.first)
    }

    @Test("A notification names the bucket and the object")
    func object() throws {
        let record = try Self.record("s3-multipart-upload")
        #expect(record.eventName == "ObjectCreated:CompleteMultipartUpload")
        #expect(record.s3.bucket.name == "orders-archive")
        #expect(record.s3.object.size == 5_368_709_121)
        #expect(record.date?.millisecondsSince1970 == 1_795_262_400_123)
        #expect(try Self.record("s3-delete").s3.object.size == nil)
    }

    @Test("Keys are form-decoded: plus signs, percent signs, UTF-8")
    func decodedKey() throws {
        #expect(try Self.record("s3-multipart-upload").s3.object.decodedKey == "2026/red flower+grün.jpg")
        let batch: S3BatchEvent = try Sample.decode("s3-batch-invocation-version-2")
        #expect(try batch.tasks.first?.decodedKey == "2026/red flower.jpg")
    }

    @Test("A key that is no form encoding is an error", arguments: ["a%", "a%2", "a%zz", "%+1", "%ff", "%C3("])
    func invalidKey(_ key: String) throws {
        var object = try Self.record("s3-put").s3.object
        object.key = key
        let error = #expect(throws: LambdaEventError.self) { try object.decodedKey }
        #expect(error?.code == .invalidObjectKey)
    }

    @Test("Restores, replication, tiering and lifecycle transitions say more")
    func eventData() throws {
        #expect(
            try Self.record("s3-restore-completed").glacierEventData?.restoreEventData.lifecycleRestoreStorageClass
                == "GLACIER")
        #expect(
            try Self.record("s3-replication-failed").replicationEventData?.failureReason == "AssumeRoleNotPermitted")
        #expect(
            try Self.record("s3-intelligent-tiering").intelligentTieringEventData?.destinationAccessTier
                == "ARCHIVE_ACCESS")
        #expect(
            try Self.record("s3-lifecycle-transition").lifecycleEventData?.transitionEventData.destinationStorageClass
                == "GLACIER")
        #expect(try Self.record("s3-put").lifecycleEventData == nil)
    }

    @Test("A batch operation is answered with its ids")
    func batch() throws {
        let event: S3BatchEvent = try Sample.decode("s3-batch-invocation-version-2")
        #expect(event.job.userArguments?["mode"] == "copy")
        let task = try #require(event.tasks.first)
        let response = S3BatchResponse(
            to: event, results: [.init(taskId: task.taskId, resultCode: .temporaryFailure, resultString: "busy")])
        let expected: AnyJSON = [
            "invocationSchemaVersion": "2.0", "treatMissingKeysAs": "PermanentFailure",
            "invocationId": "YXNkbGZqYWRmaiBhc2RmdW9hZHNm",
            "results": [["taskId": "dGFza2lkZ29lc2hlcmUK", "resultCode": "TemporaryFailure", "resultString": "busy"]],
        ]
        #expect(try AnyJSON(encoding: response) == expected)
    }
}
