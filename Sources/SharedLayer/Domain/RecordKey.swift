/// The primary key of an item: every table of Moneta Core has `pk` (HASH) and `sk` (RANGE), both strings.
///
/// Identifiers never contain `#` (see `Identifier`), so keys joined by it cannot collide.
package struct RecordKey: Sendable, Hashable {
    package let partition: String
    package let sort: String

    package init(partition: String, sort: String) {
        self.partition = partition
        self.sort = sort
    }
}
