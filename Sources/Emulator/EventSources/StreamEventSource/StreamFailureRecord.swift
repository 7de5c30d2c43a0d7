import FoundationEssentials
import Functions

/// What an on-failure destination is told of records that were given up: where they are, and a bucket also what they are.
///
/// Source: Lambda developer guide, "Retain discarded records for a DynamoDB event source in Lambda", example invocation
/// record.
struct StreamFailureRecord: Encodable, Sendable {
    enum Condition: String, Encodable, Sendable {
        case retriesExhausted = "RetryAttemptsExhausted"
        case tooOld = "RecordAgeExceeded"
    }

    private let requestContext: RequestContext
    /// Missing where the function never had the records.
    private let responseContext: ResponseContext?
    private let version = "1.0"
    private let timestamp: String
    private let batch: Batch
    /// The whole event, for a bucket, which has room for it.
    private let payload: String?

    private struct RequestContext: Encodable {
        let requestId: String
        let functionArn: String
        let condition: Condition
        let approximateInvokeCount: Int
    }

    private struct ResponseContext: Encodable {
        let statusCode = 200
        let executedVersion = "$LATEST"
        let functionError: String?
    }

    private struct Batch: Encodable {
        let shardId: String
        let startSequenceNumber: String
        let endSequenceNumber: String
        let approximateArrivalOfFirstRecord: String
        let approximateArrivalOfLastRecord: String
        let batchSize: Int
        let streamArn: String
    }

    enum CodingKeys: String, CodingKey {
        case requestContext, responseContext, version, timestamp
        case batch = "DDBStreamBatchInfo"
        case payload
    }

    /// - Parameters:
    ///   - result: of the last invocation with the records.
    ///   - requestID: for records that the function never had.
    init?(
        _ piece: StreamBatchState.Piece, _ condition: Condition, result: InvocationResult?, shard: String,
        configuration: StreamEventSourceConfiguration, at date: Date, requestID: String
    ) {
        guard let first = piece.entries.first, let last = piece.entries.last else { return nil }
        requestContext = RequestContext(
            requestId: result?.requestID ?? requestID, functionArn: configuration.functionARN, condition: condition,
            approximateInvokeCount: piece.invocations)
        responseContext = result.map { ResponseContext(functionError: $0.failure?.rawValue) }
        timestamp = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        batch = Batch(
            shardId: shard, startSequenceNumber: first.sequenceNumber, endSequenceNumber: last.sequenceNumber,
            approximateArrivalOfFirstRecord: StreamEvent.time(first.createdMilliseconds),
            approximateArrivalOfLastRecord: StreamEvent.time(last.createdMilliseconds),
            batchSize: piece.entries.count, streamArn: configuration.streamARN)
        let isBucket = configuration.failureDestinationARN?.hasPrefix("arn:aws:s3:") == true
        payload = isBucket ? String(decoding: StreamEvent.payload(piece.entries), as: UTF8.self) : nil
    }
}
