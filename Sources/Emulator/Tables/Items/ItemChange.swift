/// What a write does to one item: the item before and after, either of which may be nothing.
struct ItemChange: Sendable {
    let key: ItemKey
    let old: Item?
    let new: Item?
}
