/// An attribute of a primary key or an index key: its name and the one type it may have (S, N or B).
struct KeyAttribute: Sendable, Hashable {
    let name: String
    let type: AttributeType

    /// The bytes that stand for the value in SQLite; they order as the values do. Nil for a value of another type.
    func bytes(of value: AttributeValue?) -> [UInt8]? {
        switch (type, value) {
        case (.string, .string(let text)): Array(text.utf8)
        case (.number, .number(let number)): number.sortableBytes
        case (.binary, .binary(let bytes)): bytes
        default: nil
        }
    }
}
