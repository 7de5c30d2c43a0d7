/// One part of a transaction.
package enum DynamoWrite: Sendable, Hashable {
    case put(DynamoItem, table: String, condition: DynamoCondition? = nil)
    case update(DynamoItem, table: String, update: DynamoUpdate, condition: DynamoCondition? = nil)
    case delete(DynamoItem, table: String, condition: DynamoCondition? = nil)
    /// Only looks whether the condition holds; the item is the key.
    case check(DynamoItem, table: String, condition: DynamoCondition)
}
