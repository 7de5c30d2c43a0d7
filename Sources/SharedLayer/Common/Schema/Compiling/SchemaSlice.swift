/// Consecutive places of one of a schema's tables.
struct SchemaSlice: Sendable {
    var start = 0
    var end = 0

    var range: Range<Int> { start..<end }
    var count: Int { end - start }
    var isEmpty: Bool { start == end }
}
