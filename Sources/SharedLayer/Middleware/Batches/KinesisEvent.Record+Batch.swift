package import LambdaEvents
package import Logging

extension KinesisEvent.Record: BatchRecord {
    package var itemIdentifier: String { kinesis.sequenceNumber }
    package var group: String? { nil }
    package var correlationID: String { eventID }

    package var logMetadata: Logger.Metadata {
        [
            "event_id": .string(eventID), "sequence_number": .string(kinesis.sequenceNumber),
            "stream_arn": .string(eventSourceARN),
        ]
    }
}
