extension Outbox {
    /// Removes what was sent, in one request. Throws `service`: what is left is sent again by the sweeper.
    func remove(_ items: [OutboxItem]) async throws(RepositoryError) {
        guard items.count > 1, items.count <= RecordTransaction.partsMax else {
            for item in items { try await remove(item) }
            return
        }
        do {
            // Not a batch: its deletions have no conditions, and a later message must stay.
            try await dynamo.transactWrite(
                items.map { .delete(RecordItem.key($0.key), table: table, condition: Self.isStill($0)) })
        } catch  where error.code == "TransactionCanceledException" {
            // One that somebody else has removed, or that a later message replaced, keeps none of the others.
            for item in items { try await remove(item) }
        } catch {
            throw RepositoryError(
                .service, "the outbox removes \(items.count) messages", key: items[0].key, cause: error)
        }
    }

    func remove(_ item: OutboxItem) async throws(RepositoryError) {
        do {
            try await dynamo.deleteItem(RecordItem.key(item.key), from: table, condition: Self.isStill(item))
        } catch  where error.isConditionalCheckFailed {
            // Somebody else has removed it, or a later message took its place.
        } catch {
            throw RepositoryError(.service, "the outbox removes \(item.key)", key: item.key, cause: error)
        }
    }

    private static func isStill(_ item: OutboxItem) -> DynamoCondition {
        .equals("createdAt", .string(item.createdAt.text))
    }
}
