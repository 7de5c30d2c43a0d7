/// A message that was decided in a transaction and is to be sent after it: written in that transaction, deleted once sent.
///
/// It lives in its aggregate's partition, so that a repeat of the request finds it; the index `OutboxIndex` finds what was
/// left over anywhere.
package struct OutboxItem: RecordModel {
    /// The partition of the aggregate that decided it.
    package let partition: String
    package let sort: String
    package let destination: OutboxDestination
    package let body: String
    /// What the message is about, for destinations that ask: an event bus's `detail-type`.
    package let subject: String?
    package let createdAt: Timestamp
    /// The X-Ray trace in which it was decided, as the header `X-Amzn-Trace-Id` says it: who sends it later goes on with that.
    package private(set) var traceHeader: String?
    /// What joins the log records of one request over all functions.
    package private(set) var correlationID: String?
    /// The index's partition, one of `shards`.
    package let outboxPartition: String
    /// Until when a sweeper has it to itself; see `Outbox`.
    package let claimedUntil: Timestamp?

    /// A message of which there is one for each destination: a later one takes its place.
    package init(
        reference: some AggregateReference, destination: OutboxDestination, body: String, subject: String? = nil,
        createdAt: Timestamp
    ) {
        self.init(
            partition: reference.partition, sort: Self.sortPrefix + destination.rawValue, destination: destination,
            body: body, subject: subject, createdAt: createdAt)
    }

    /// A message about one event, of which there may be several: each destination gets them in the events' order.
    package init<Reference: AggregateReference, EventType>(
        about event: AggregateEvent<Reference, EventType>, destination: OutboxDestination, body: String
    ) {
        self.init(
            partition: event.reference.partition,
            sort: NumberedKey.text("\(Self.sortPrefix)\(destination.rawValue)#", event.sequence),
            destination: destination, body: body, subject: event.type.rawValue, createdAt: event.at)
    }

    private init(
        partition: String, sort: String, destination: OutboxDestination, body: String, subject: String?,
        createdAt: Timestamp
    ) {
        self.partition = partition
        self.sort = sort
        self.destination = destination
        self.body = body
        self.subject = subject
        self.createdAt = createdAt
        outboxPartition = KeyShard.name(Self.shardPrefix, of: partition)
        claimedUntil = nil
    }

    /// The record's key is a part of the record itself: which kind of aggregate decided it does not matter.
    private enum CodingKeys: String, CodingKey {
        case partition = "pk"
        case sort = "sk"
        case destination
        case body
        case subject
        case createdAt
        case traceHeader
        case correlationID
        case outboxPartition
        case claimedUntil
    }

    package var key: RecordKey { RecordKey(partition: partition, sort: sort) }

    /// The same, told as part of a request's trace.
    package func traced(_ traceHeader: String?, correlationID: String?) -> OutboxItem {
        var item = self
        item.traceHeader = traceHeader.flatMap(Self.name)
        item.correlationID = correlationID.flatMap(Self.name)
        return item
    }

    /// Nil for what no record takes: an id of a caller's that is too long keeps nothing from being sent.
    private static func name(_ text: String) -> String? {
        do {
            try FieldShape.name(text, "")
            return text
        } catch {
            return nil
        }
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.note(partition, "pk", bytes: 1...Self.partitionBytesMax)
        guard sort.hasPrefix(Self.sortPrefix + destination.rawValue) else {
            throw ShapeError(.malformedText, field: "sk", "must be that of the destination")
        }
        try FieldShape.identifier(destination.rawValue, "destination")
        try FieldShape.note(body, "body", bytes: 1...Self.bodyBytesMax)
        if let subject { try FieldShape.name(subject, "subject") }
        if let traceHeader { try FieldShape.name(traceHeader, "traceHeader") }
        if let correlationID { try FieldShape.name(correlationID, "correlationID") }
        guard Self.shards.contains(outboxPartition) else {
            throw ShapeError(.malformedValue, field: "outboxPartition", "must be one of the index's partitions")
        }
    }

    package static let sortPrefix = "OUTBOX#"
    package static let index = RecordIndex.outbox.name
    package static let shards = KeyShard.all(shardPrefix)

    private static let shardPrefix = "OUTBOX"
    /// What DynamoDB takes as a partition key.
    private static let partitionBytesMax = 2_048
    /// What SQS and EventBridge take (256 KB), attributes included.
    private static let bodyBytesMax = 255 << 10
}
