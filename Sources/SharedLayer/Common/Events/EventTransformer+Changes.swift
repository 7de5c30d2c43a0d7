package import LambdaEvents

/// Changes of items, from the streams of tables.
extension EventTransformer {
    /// A change with its images as a type. The item's own attribute `correlation_id` joins it to the request that made it.
    ///
    /// Throws `wrongShape` with the path inside the image.
    package func envelope<Item: Decodable & Sendable>(
        _ record: DynamoDBEvent.Record, as type: Item.Type = Item.self
    ) throws(EventTransformError) -> EventEnvelope<ItemChange<Item>> {
        let change = record.dynamodb
        let (new, old) = (change.newImage.map(Self.item), change.oldImage.map(Self.item))
        let (kind, type) = try Self.kind(of: record)
        let image = new ?? old ?? [:]
        // Seconds with fractions, perhaps; a moment that no calendar has is none.
        let seconds = change.approximateCreationDateTime ?? 0
        let metadata = EventMetadata(
            id: record.eventID, type: type, source: record.eventSourceARN,
            occurredAt: Timestamp(millisecondsSince1970: Int64(exactly: (seconds * 1_000).rounded()) ?? 0),
            correlationID: acceptable(image[EventAttribute.correlationID]?.string) ?? record.eventID,
            trace: EventTrace(
                amazon: image[EventAttribute.trace]?.string, parent: image[EventAttribute.traceParent]?.string))
        return metadata.envelope(
            ItemChange(
                kind: kind, old: try old.map(decode), new: try new.map(decode),
                keys: Self.item(change.keys ?? [:]), sequenceNumber: change.sequenceNumber,
                isExpiry: record.isTimeToLiveDeletion))
    }

    /// The payload as an item with the ids that `envelope` finds again in its changes. Throws `notEncodable`.
    package func item(_ envelope: EventEnvelope<some Encodable & Sendable>) throws(EventTransformError) -> DynamoItem {
        var item: DynamoItem
        do {
            item = try DynamoEncoder().encode(envelope.payload)
        } catch {
            throw EventTransformError(.notEncodable, "\(error)")
        }
        item[EventAttribute.correlationID] = .string(envelope.correlationID)
        item[EventAttribute.trace] = envelope.trace?.amazon.map { .string($0) }
        item[EventAttribute.traceParent] = envelope.trace?.parent.map { .string($0) }
        return item
    }

    private func decode<Item: Decodable>(_ item: DynamoItem) throws(EventTransformError) -> Item {
        do {
            return try DynamoDecoder().decode(from: item)
        } catch {
            let issue = ValidationIssue(error)
            throw EventTransformError(.wrongShape, "\(issue.instancePath): \(issue.message)", issue: issue)
        }
    }

    private static func kind(
        of record: DynamoDBEvent.Record
    ) throws(EventTransformError) -> (ItemChangeKind, String) {
        switch record.eventName {
        case .insert: (.insertion, EventType.insertion)
        case .modify: (.modification, EventType.modification)
        case .remove: (.removal, EventType.removal)
        default: throw EventTransformError(.wrongShape, "no such change: \(record.eventName.rawValue)")
        }
    }

    private static func item(_ image: [String: DynamoDBEvent.AttributeValue]) -> DynamoItem {
        image.mapValues { AttributeValue($0) }
    }
}
