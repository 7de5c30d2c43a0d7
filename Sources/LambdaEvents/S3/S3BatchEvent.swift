/// A task of S3 Batch Operations: something to do with objects.
///
/// Source: S3 user guide, "Invoke AWS Lambda function" under Batch Operations.
public struct S3BatchEvent: Codable, Sendable, Equatable {
    /// `1.0`, or `2.0` where the job says so.
    public var invocationSchemaVersion: String
    public var invocationId: String
    public var job: Job
    /// One, as AWS works now.
    public var tasks: [Task]

    public struct Job: Codable, Sendable, Equatable {
        public var id: String
        /// What the job's creator passes on; in schema version 2.0.
        @Nullable public var userArguments: [String: String]?
    }

    public struct Task: Codable, Sendable, Equatable {
        public var taskId: String
        /// Form-encoded, as in the manifest. `decodedKey` is the object's own.
        public var s3Key: String
        @Nullable public var s3VersionId: String?
        /// In schema version 1.0.
        @Nullable public var s3BucketArn: String?
        /// The bucket's name, in schema version 2.0.
        @Nullable public var s3Bucket: String?

        /// The key under which the object is in the bucket.
        ///
        /// Throws `LambdaEventError.Code.invalidObjectKey`.
        public var decodedKey: String {
            get throws(LambdaEventError) { try FormEncoding.decode(s3Key) }
        }
    }
}
