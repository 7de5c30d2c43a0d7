/// A partition key and, where there is one, a sort key: of a table or of an index.
struct KeySchema: Sendable, Hashable {
    let partition: KeyAttribute
    let sort: KeyAttribute?

    var attributes: [KeyAttribute] { [partition] + (sort.map { [$0] } ?? []) }
    var names: [String] { attributes.map(\.name) }
}
