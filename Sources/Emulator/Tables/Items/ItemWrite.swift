/// A write to one item, parsed and ready.
struct ItemWrite: Sendable {
    enum Action: Sendable {
        case put(Item)
        /// Without an expression it makes an item of the key, if there is none.
        case update(Item, UpdateExpression?)
        case delete(Item)
        case check(Item)
    }

    let tableName: String
    let action: Action
    let condition: Condition?
    /// Whether a failed condition shows the item: `ReturnValuesOnConditionCheckFailure`.
    let showsItemOnFailure: Bool

    /// The attributes that name the item, with all others in the case of a put.
    var attributes: Item {
        switch action {
        case .put(let item): item
        case .update(let key, _), .delete(let key), .check(let key): key
        }
    }
}
