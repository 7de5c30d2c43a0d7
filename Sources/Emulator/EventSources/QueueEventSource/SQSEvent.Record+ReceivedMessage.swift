import FoundationEssentials
import LambdaEvents
import Queues

extension SQSEvent.Record {
    /// A received message as Lambda shows it to functions.
    init(_ message: ReceivedMessage, queueARN: String, region: String) {
        self.init(
            messageId: message.messageID, receiptHandle: message.receiptHandle, body: message.body,
            attributes: message.systemAttributes,
            messageAttributes: message.messageAttributes.mapValues(SQSEvent.MessageAttribute.init),
            md5OfBody: message.bodyMD5, md5OfMessageAttributes: message.messageAttributesMD5,
            eventSourceARN: queueARN, awsRegion: region)
    }
}

extension SQSEvent.MessageAttribute {
    /// Lambda always shows both lists, which SQS keeps for later use, empty.
    init(_ attribute: MessageAttribute) {
        self.init(
            stringValue: attribute.stringValue, binaryValue: attribute.binaryValue?.base64EncodedString(),
            dataType: attribute.dataType)
        stringListValues = []
        binaryListValues = []
    }
}
