/// What an update answers with.
package enum DynamoReturn: String, Sendable {
    /// The item as it is after the update.
    case newItem = "ALL_NEW"
    /// The item as it was.
    case oldItem = "ALL_OLD"
    /// The attributes that were changed, as they are.
    case newAttributes = "UPDATED_NEW"
    /// The attributes that were changed, as they were.
    case oldAttributes = "UPDATED_OLD"
    case nothing = "NONE"
}
