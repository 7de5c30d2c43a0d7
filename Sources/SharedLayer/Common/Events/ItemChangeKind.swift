/// What was done to an item.
package enum ItemChangeKind: String, Sendable {
    case insertion
    case modification
    case removal
}
