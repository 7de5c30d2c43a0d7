import FoundationEssentials
import Functions
import LambdaEvents
import Queues

extension RecordFilter {
    /// Whether a message goes to the function. Patterns see the record that the function would, with a body that is a JSON
    /// object as that object: a pattern of members then never matches a text, nor a pattern of texts an object.
    ///
    /// Source: Lambda developer guide, "Properly filtering Amazon SQS messages".
    func passes(_ message: ReceivedMessage, queueARN: String, region: String) throws -> Bool {
        let record = SQSEvent.Record(message, queueARN: queueARN, region: region)
        let body = Array(message.body.utf8)
        guard body.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{"),
            (try? JSONSyntax.check(body)) != nil
        else { return passes(Array(try JSONEncoder().encode(record))) }
        let others = try JSONEncoder().encode(OtherMembers(record))
        return passes(others.dropLast() + Array(#","body":"#.utf8) + body + [UInt8(ascii: "}")])
    }
}

/// A record without its body.
private struct OtherMembers: Encodable {
    let messageId: String
    let receiptHandle: String
    let attributes: [String: String]
    let messageAttributes: [String: SQSEvent.MessageAttribute]
    let md5OfBody: String
    let eventSource: String
    let eventSourceARN: String
    let awsRegion: String

    init(_ record: SQSEvent.Record) {
        messageId = record.messageId
        receiptHandle = record.receiptHandle
        attributes = record.attributes
        messageAttributes = record.messageAttributes
        md5OfBody = record.md5OfBody
        eventSource = record.eventSource
        eventSourceARN = record.eventSourceARN
        awsRegion = record.awsRegion
    }
}
