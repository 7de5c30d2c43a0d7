/// What became of the tasks of an `S3BatchEvent`.
///
/// Source: S3 user guide, "Invoke AWS Lambda function" under Batch Operations, response structure.
public struct S3BatchResponse: Codable, Sendable, Equatable {
    public var invocationSchemaVersion: String
    /// What a task without a result counts as.
    public var treatMissingKeysAs: ResultCode
    public var invocationId: String
    public var results: [Result]

    /// The answer to `event`, with its ids.
    public init(to event: S3BatchEvent, results: [Result], treatMissingKeysAs: ResultCode = .permanentFailure) {
        invocationSchemaVersion = event.invocationSchemaVersion
        self.treatMissingKeysAs = treatMissingKeysAs
        invocationId = event.invocationId
        self.results = results
    }

    public enum ResultCode: String, Codable, Sendable {
        case succeeded = "Succeeded"
        /// The task is tried again.
        case temporaryFailure = "TemporaryFailure"
        case permanentFailure = "PermanentFailure"
    }

    public struct Result: Codable, Sendable, Equatable {
        public var taskId: String
        public var resultCode: ResultCode
        /// For the job's report.
        public var resultString: String

        public init(taskId: String, resultCode: ResultCode, resultString: String = "") {
            self.taskId = taskId
            self.resultCode = resultCode
            self.resultString = resultString
        }
    }
}
