package import LambdaEvents
package import Logging

extension DynamoDBEvent.Record: BatchRecord {
    package var itemIdentifier: String { dynamodb.sequenceNumber }
    package var group: String? { nil }
    package var correlationID: String { eventID }

    package var logMetadata: Logger.Metadata {
        [
            "event_id": .string(eventID), "sequence_number": .string(dynamodb.sequenceNumber),
            "stream_arn": .string(eventSourceARN),
        ]
    }
}
