package import Delivery
import FoundationEssentials
import Wire

/// Puts what topics, event buses, schedules and buckets deliver into queues.
package struct QueueDeliveryTarget: DeliveryTarget {
    private let queues: QueuesService

    package init(_ queues: QueuesService) {
        self.queues = queues
    }

    /// Returns once the message is on disk. Fails with SQS's code of the query protocol, which is the one that AWS's
    /// services put into dead-letter messages.
    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        guard let name = queues.queueName(inARN: delivery.target) else {
            throw DeliveryFailure(ServiceError.queueDoesNotExist)
        }
        do {
            _ = try await queues.send(SendMessage.Input(delivery, queue: name), toQueue: name)
        } catch let error as ServiceError {
            throw DeliveryFailure(error)
        } catch {
            throw DeliveryFailure("InternalFailure", "\(error)", isRetryable: true)
        }
    }
}

extension DeliveryFailure {
    /// Another try helps where the queue is full or the service failed, never where the message is wrong.
    fileprivate init(_ error: ServiceError) {
        self.init(
            error.queryErrorCode, error.message, isRetryable: error.status >= 500 || error.code == "OverLimit")
    }
}

extension SendMessage.Input {
    /// A FIFO topic may deliver to a standard queue, which takes no deduplication id.
    fileprivate init(_ delivery: Delivery, queue name: String) {
        self.init(
            messageBody: delivery.body, messageAttributes: delivery.attributes.mapValues(MessageAttribute.init),
            messageSystemAttributes: delivery.traceHeader.map {
                ["AWSTraceHeader": MessageAttribute(dataType: "String", stringValue: $0)]
            },
            messageDeduplicationId: QueueName.isFIFO(name) ? delivery.messageDeduplicationID : nil,
            messageGroupId: delivery.messageGroupID)
    }
}

extension MessageAttribute {
    fileprivate init(_ attribute: Delivery.Attribute) {
        let isBinary = attribute.type.prefix { $0 != "." } == "Binary"
        self.init(
            dataType: attribute.type, stringValue: isBinary ? nil : attribute.value,
            binaryValue: isBinary ? Data(base64Encoded: attribute.value) : nil)
    }
}
