/// The primary key of an item: every table of Moneta Core has `pk` (HASH) and `sk` (RANGE), both strings.
///
/// Identifiers never contain `#` (see `FieldShape`), so keys joined by it cannot collide.
package struct RecordKey: Sendable, Hashable, CustomStringConvertible {
    package let partition: String
    package let sort: String

    package init(partition: String, sort: String) {
        self.partition = partition
        self.sort = sort
    }

    package var description: String { "\(partition) \(sort)" }
}
