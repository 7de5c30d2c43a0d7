import Delivery
import FoundationEssentials
import GRDB
import Storage
import VirtualTime
import Wire

/// Publishing: a message is answered once it and all of its deliveries are on disk.
extension TopicsService {
    func publish(_ call: QueryCall) async throws -> [XMLElement]? {
        if let number = call.parameters["PhoneNumber"].value { throw Self.refusal(ofPhoneNumber: number) }
        let request = try PublishRequest(call.parameters)
        guard request.byteCount <= TopicLimits.messageBytesMax else {
            throw ServiceError.invalidParameter("Message too long")
        }
        let name = try topicName(call.parameters)
        let receipts = try await accept([request], toTopic: name, traceHeader: call.headers["x-amzn-trace-id"])
        return receipts.first?.elements
    }

    func publishBatch(_ call: QueryCall) async throws -> [XMLElement]? {
        let name = try location.name(inARN: call.parameters["TopicArn"].value)
        let entries = call.parameters["PublishBatchRequestEntries"].elements
        let ids = entries.map { $0["Id"].value ?? "" }
        try PublishBatchRules.validate(ids: ids)
        var requests: [PublishRequest] = []
        for (index, entry) in entries.enumerated() {
            requests.append(try PublishRequest(entry, path: "publishBatchRequestEntries.\(index + 1).member."))
        }
        guard requests.reduce(0, { $0 + $1.byteCount }) <= TopicLimits.messageBytesMax else {
            throw ServiceError(
                "BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.")
        }
        let receipts = try await accept(requests, toTopic: name, traceHeader: call.headers["x-amzn-trace-id"])
        let successful = zip(ids, receipts).map { [XMLElement("Id", text: $0)] + $1.elements }
        return [.list("Successful", successful), .list("Failed", [])]
    }

    /// Takes messages for a topic, all or none of them.
    func accept(
        _ requests: [PublishRequest], toTopic name: String, traceHeader: String?
    ) async throws -> [PublishReceipt] {
        for request in requests { try request.check(isFIFO: name.hasSuffix(TopicName.fifoSuffix)) }
        let now = clock.now.milliseconds
        let timestamp = timestamp
        let messages = requests.map {
            AcceptedMessage(request: $0, messageID: makeID(), timestamp: timestamp, traceHeader: traceHeader)
        }
        let signatures = try await signatures(of: messages, inTopic: name)
        let (receipts, tickets) = try await commits.write { db in
            let topic = try TopicTable.get(name, db)
            var fanout = try makeFanout(of: topic, signatures, db)
            var receipts: [PublishReceipt] = []
            var deliveries: [Delivery] = []
            for var message in messages {
                let (receipt, deduplicationID) = try Self.receipt(
                    of: message.request, id: message.messageID, in: topic, at: now, db)
                receipts.append(receipt)
                guard receipt.messageID == message.messageID else { continue }
                message.sequenceNumber = receipt.sequenceNumber
                message.deduplicationID = deduplicationID
                deliveries += try fanout.deliveries(of: message)
            }
            return (receipts, try DeliveryStore.insert(deliveries, acceptedMilliseconds: now, in: db))
        }
        deliveries.admit(tickets)
        return receipts
    }

    /// Signs before the transaction, which all publishers share, for the subscriptions that are there now; what others that
    /// come in between need is signed within.
    private func signatures(
        of messages: [AcceptedMessage], inTopic name: String
    ) async throws -> NotificationSignatures {
        let none = NotificationSignatures(identity: try await signing.identity())
        var fanout = try await writer.read { db in try makeFanout(of: try TopicTable.get(name, db), none, db) }
        for message in messages { try fanout.sign(message) }
        return fanout.signatures
    }

    private func makeFanout(of topic: Topic, _ signatures: NotificationSignatures, _ db: Database) throws -> Fanout {
        Fanout(
            topic: topic, subscriptions: try SubscriptionTable.confirmed(ofTopic: topic.id, db), location: location,
            filters: filters, signatures: signatures)
    }

    /// The receipt of a message, or of the one that it repeats.
    private static func receipt(
        of request: PublishRequest, id: String, in topic: Topic, at now: Int64, _ db: Database
    ) throws -> (PublishReceipt, deduplicationID: String?) {
        guard topic.isFIFO else { return (PublishReceipt(messageID: id, sequenceNumber: nil), nil) }
        let deduplicationID = try request.deduplicationID(in: topic)
        let scope = topic.deduplicatesByGroup ? request.groupID ?? "" : ""
        if let first = try DeduplicationTable.find(deduplicationID, scope: scope, ofTopic: topic.id, at: now, db) {
            return (first, deduplicationID)
        }
        let receipt = PublishReceipt(
            messageID: id, sequenceNumber: try TopicTable.nextSequenceNumber(of: topic, db))
        try DeduplicationTable.insert(deduplicationID, scope: scope, ofTopic: topic.id, at: now, receipt, db)
        return (receipt, deduplicationID)
    }

    /// A topic may stand in `TargetArn` too, where mobile endpoints stand.
    private func topicName(_ parameters: FormParameters) throws(ServiceError) -> String {
        if let arn = parameters["TopicArn"].value { return try location.name(inARN: arn) }
        guard let target = parameters["TargetArn"].value else {
            throw .invalidParameter("TopicArn or TargetArn Reason: no value for required parameter")
        }
        if target.contains(":endpoint/") {
            throw .invalidParameter("TargetArn Reason: No endpoint found for the target arn specified")
        }
        return try location.name(inARN: target, parameter: "TargetArn")
    }

    private static func refusal(ofPhoneNumber number: String) -> ServiceError {
        guard PhoneNumber.isValid(number) else {
            return .invalidParameter("PhoneNumber Reason: \(number) is not valid to publish to")
        }
        return .invalidParameter("PhoneNumber Reason: SMS is not emulated")
    }
}
